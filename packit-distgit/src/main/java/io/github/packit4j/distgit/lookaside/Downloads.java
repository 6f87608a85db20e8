package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.internal.Attempts;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Downloads one file from one address, again if the connection breaks in the middle. */
final class Downloads {

  private static final Pattern ARCHIVE =
      Pattern.compile(
          ".*\\.(tar(\\.[a-z0-9]+)?|t[gbxl]z2?|zip|gem|crate|whl|jar|rpm|7z|gz|xz|zst|bz2)");

  /** How a web page begins. */
  private static final Pattern PAGE =
      Pattern.compile("(?i)\\s*<(!doctype\\s+html|html)\\b.*", Pattern.DOTALL);

  /** So much of an archive is looked at to tell it from a web page. */
  private static final long START = 512;

  private static final long MAX_SMALL = 1 << 18;

  private final HttpCaller http;
  private final Attempts attempts;

  Downloads(HttpCaller http, Attempts attempts) {
    this.http = http;
    this.attempts = attempts;
  }

  /**
   * Downloads a file.
   *
   * @throws SourceNotFoundException if the server says 404 or 410
   * @throws SourceVerificationException if the content is not what it should be
   * @throws LookasideException for any other failure
   */
  DownloadedSource fetch(URI uri, SourceFile file) {
    HttpUrl url = HttpUrl.get(uri);
    if (url == null) {
      throw new LookasideException(
          LookasideException.because("download " + uri, "only http and https can be"), 0);
    }
    // Servers label archives with a wrong Content-Encoding; "identity" keeps OkHttp from undoing
    // it.
    Request request = new Request.Builder().url(url).header("Accept-Encoding", "identity").build();
    try {
      return attempts.run(() -> attempt(request, file));
    } catch (HttpException e) {
      throw new LookasideException(e.getMessage() == null ? "No connection" : e.getMessage(), e);
    }
  }

  /**
   * Downloads something small into memory.
   *
   * @throws SourceNotFoundException if the server says 404 or 410
   * @throws LookasideException for any other failure
   */
  byte[] bytes(URI uri) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      SourceFile file =
          new SourceFile(
              directory.path(),
              "signature",
              Optional.empty(),
              MAX_SMALL,
              TransferListener.none(),
              SourceFile.ANYTHING);
      return Files.readAllBytes(fetch(uri, file).path());
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the download of " + uri + " but failed", e);
    }
  }

  private DownloadedSource attempt(Request request, SourceFile file) {
    boolean[] begun = {false};
    try {
      return http.exchange(
          request,
          (response, secrets) -> {
            check(response, file);
            begun[0] = true;
            if (isArchive(file)) {
              checkArchive(response, file);
            }
            return save(response, file);
          });
    } catch (HttpTransportException e) {
      if (begun[0] && !e.isDeadline()) {
        throw new Attempts.BrokenOff(e); // Before that, the caller below has retried already.
      }
      throw e;
    }
  }

  private static DownloadedSource save(Response response, SourceFile file) throws IOException {
    ResponseBody body = response.body();
    OptionalLong total =
        body.contentLength() < 0 ? OptionalLong.empty() : OptionalLong.of(body.contentLength());
    Optional<FileTime> modified =
        Optional.ofNullable(response.headers().getDate("Last-Modified"))
            .map(date -> FileTime.from(date.toInstant()));
    try {
      return file.save(body.source(), total, modified);
    } catch (java.nio.file.FileSystemException e) {
      // A full or read-only disk is no reason to ask the server again.
      throw new UncheckedIOException("Tried to write " + file.path() + " but failed", e);
    }
  }

  private static void check(Response response, SourceFile file) {
    String tried = tried(response, file);
    int status = response.code();
    if (status == 404 || status == 410) {
      throw new SourceNotFoundException(
          LookasideException.because(tried, "the server has no such file (" + status + ")"),
          status);
    }
    if (status == 401 || status == 403) {
      throw new LookasideAuthenticationException(
          LookasideException.because(tried, "the server refused with status " + status), status);
    }
    if (status != 200) {
      throw new LookasideException(
          LookasideException.because(tried, "the server answered with status " + status), status);
    }
  }

  private static String tried(Response response, SourceFile file) {
    return "download "
        + file.path().getFileName()
        + " from "
        + Redaction.uri(response.request().url());
  }

  private static boolean isArchive(SourceFile file) {
    String name = String.valueOf(file.path().getFileName()).toLowerCase(Locale.ROOT);
    return ARCHIVE.matcher(name).matches();
  }

  /** Servers send pages to log in, or that nothing is there, with status 200 and any type. */
  private static void checkArchive(Response response, SourceFile file) throws IOException {
    MediaType type = response.body().contentType();
    BufferedSource body = response.body().source();
    if (!body.request(1)) {
      throw new SourceVerificationException(
          LookasideException.because(
              tried(response, file), "the server sent nothing, not an archive"),
          response.code());
    }
    body.request(START);
    String start = body.getBuffer().snapshot((int) Math.min(START, body.getBuffer().size())).utf8();
    if (type != null && type.subtype().equals("html") || PAGE.matcher(start).matches()) {
      throw new SourceVerificationException(
          LookasideException.because(
              tried(response, file), "the server sent a web page, not an archive"),
          response.code());
    }
  }
}
