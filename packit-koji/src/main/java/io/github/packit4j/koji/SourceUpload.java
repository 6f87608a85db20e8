package io.github.packit4j.koji;

import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.UploadedFile;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.internal.HubSession;
import io.github.packit4j.koji.model.KojiValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.zip.Adler32;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Uploads a file in pieces. The hub's receipt of each piece is checked, and the whole file at the
 * end: the hub takes a piece beyond the end of what it has and leaves a hole, so only that finds a
 * lost one.
 */
final class SourceUpload {
  static final int CHUNK_BYTES = 1 << 20;
  private static final int ATTEMPTS_PER_CHUNK = 3;
  private static final MediaType BINARY = MediaType.get("application/octet-stream");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HubSession session;
  private final Clock clock;
  private final int chunkBytes;

  SourceUpload(HubSession session, Clock clock, int chunkBytes) {
    this.session = session;
    this.clock = clock;
    this.chunkBytes = chunkBytes;
  }

  UploadedFile upload(Path file, LongConsumer progress) {
    String name = file.getFileName().toString();
    if (name.startsWith(".")) {
      throw new IllegalArgumentException("The hub takes no file name with a dot first: " + name);
    }
    try (InputStream content = Files.newInputStream(file)) {
      return upload(content, directory(), name, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to upload " + file + " but could not read it", e);
    }
  }

  UploadedFile upload(InputStream content, String directory, String name, LongConsumer progress)
      throws IOException {
    Adler32 whole = new Adler32();
    byte[] chunk = new byte[chunkBytes];
    long offset = 0;
    int length;
    do {
      length = content.readNBytes(chunk, 0, chunkBytes);
      whole.update(chunk, 0, length);
      send(directory, name, offset, chunk, length);
      offset += length;
      progress.accept(offset);
    } while (length == chunkBytes);
    verify(directory, name, offset, hex(whole));
    return new UploadedFile(directory, name, offset);
  }

  private String directory() {
    Instant now = clock.instant();
    StringBuilder directory =
        new StringBuilder(
            "cli-build/%d.%06d.".formatted(now.getEpochSecond(), now.getNano() / 1000));
    RANDOM.ints(8, 'a', 'z' + 1).forEach(letter -> directory.append((char) letter));
    return directory.toString();
  }

  private void send(String directory, String name, long offset, byte[] bytes, int length) {
    Adler32 sum = new Adler32();
    sum.update(bytes, 0, length);
    HttpUrl url = url(directory, name, offset);
    for (int attempt = 1; attempt <= ATTEMPTS_PER_CHUNK; attempt++) {
      KojiValue receipt = session.upload(url, RequestBody.create(bytes, BINARY, 0, length));
      if (receipt.member("size").asLong() == length
          && receipt.member("hexdigest").asString().equals(hex(sum))) {
        return;
      }
    }
    throw new KojiProtocolException(
        "Tried to upload %s but %d bytes at offset %d arrived damaged %d times"
            .formatted(name, length, offset, ATTEMPTS_PER_CHUNK));
  }

  private HttpUrl url(String directory, String name, long offset) {
    return session
        .hub()
        .newBuilder()
        .addEncodedQueryParameter("filename", encoded(name))
        .addEncodedQueryParameter("filepath", encoded(directory))
        .addQueryParameter("fileverify", "adler32")
        .addQueryParameter("offset", Long.toString(offset))
        // Truncates at the offset, which makes a repeated piece harmless.
        .addQueryParameter("overwrite", "1")
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void verify(String directory, String name, long size, String checksum) {
    KojiCall<KojiValue> check =
        KojiCall.readAsUser("checkUpload", directory, name).keyword("verify", "adler32");
    KojiValue state = session.readAsUser(check.method(), check.arguments());
    boolean complete =
        !state.isNil()
            && state.member("size").asLong() == size
            && state.member("hexdigest").asString().equals(checksum);
    if (!complete) {
      throw new KojiProtocolException(
          "Tried to upload %s but the hub does not have all of it; upload it again"
              .formatted(name));
    }
  }

  private static String hex(Adler32 sum) {
    return "%08x".formatted(sum.getValue());
  }
}
