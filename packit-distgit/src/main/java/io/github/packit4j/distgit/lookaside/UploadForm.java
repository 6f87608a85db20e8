package io.github.packit4j.distgit.lookaside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A multipart form as curl writes it, which is what {@code upload.cgi} is used with: no headers in
 * a part but its disposition, and the file's content type. Can be sent repeatedly; the file is
 * streamed.
 */
final class UploadForm extends RequestBody {

  private static final String LINE_END = "\r\n";
  private static final String DASHES = "------------------------";
  private static final int STEP = 1 << 16;

  private final String boundary;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private @Nullable Path file;
  private String fileName = "";
  private long fileSize;
  private TransferListener listener = TransferListener.none();

  /**
   * Starts a form.
   *
   * @param unique digits that none of the values contains
   */
  UploadForm(String unique) {
    this.boundary = DASHES + unique;
  }

  UploadForm field(String name, String value) {
    part(name, "").append(value).append(LINE_END);
    return this;
  }

  UploadForm file(String name, String fileName, Path file, TransferListener listener) {
    part(name, "; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream");
    tail.append(LINE_END);
    this.file = file;
    this.fileName = fileName;
    this.listener = listener;
    try {
      this.fileSize = Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to upload " + file + " but cannot read it", e);
    }
    return this;
  }

  private StringBuilder part(String name, String more) {
    return (file == null ? head : tail)
        .append("--")
        .append(boundary)
        .append("\r\nContent-Disposition: form-data; name=\"")
        .append(name)
        .append('"')
        .append(more)
        .append(LINE_END)
        .append(LINE_END);
  }

  long fileSize() {
    return fileSize;
  }

  private byte[] end() {
    return (tail + "--" + boundary + "--" + LINE_END).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public MediaType contentType() {
    return MediaType.get("multipart/form-data; boundary=" + boundary);
  }

  @Override
  public long contentLength() {
    return head.toString().getBytes(StandardCharsets.UTF_8).length + fileSize + end().length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.writeUtf8(head.toString());
    Path content = file;
    if (content != null) {
      copy(content, sink);
    }
    sink.write(end());
  }

  private void copy(Path content, BufferedSink sink) throws IOException {
    long sent = 0;
    long reported = 0;
    // Read into the sink's own segments: no copy in between.
    try (Source in = source(content)) {
      for (long n = in.read(sink.getBuffer(), STEP); n >= 0; n = in.read(sink.getBuffer(), STEP)) {
        sink.emitCompleteSegments();
        sent += n;
        if (sent - reported >= STEP || sent == fileSize) {
          reported = sent;
          listener.onProgress(
              new TransferListener.Progress(
                  TransferListener.Direction.UPLOAD, fileName, sent, OptionalLong.of(fileSize)));
        }
      }
    }
  }

  /** A file is read faster by its old class: channels copy through a buffer outside of the heap. */
  private static Source source(Path content) throws IOException {
    return content.getFileSystem().equals(FileSystems.getDefault())
        ? Okio.source(content.toFile())
        : Okio.source(content);
  }
}
