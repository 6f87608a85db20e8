package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.internal.Attempts;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Repeat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Speaks with dist-git's {@code upload.cgi}: its two questions and its many answers. */
final class UploadProgram {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]+");
  private static final int UNIQUE_DIGITS = 22;

  private final HttpCaller http;
  private final HttpUrl url;
  private final Attempts attempts;

  UploadProgram(HttpCaller http, HttpUrl url, Attempts attempts) {
    this.http = http;
    this.url = url;
    this.attempts = attempts;
  }

  /** Uploads a file unless it is there; asks again before sending again. */
  UploadOutcome upload(String module, Path file, SourceEntry entry, TransferListener progress) {
    String tried = "upload " + entry.fileName() + " to the lookaside cache";
    requireSendable(entry);
    boolean[] sent = {false};
    try {
      return attempts.run(
          () -> {
            if (isAvailable(module, entry)) {
              return sent[0]
                  ? new UploadOutcome.Uploaded(entry, size(file), "Available")
                  : new UploadOutcome.AlreadyThere(entry);
            }
            sent[0] = true;
            return send(module, file, entry, progress, tried);
          });
    } catch (HttpException e) {
      throw new LookasideException(LookasideException.because(tried, e.getMessage()), e);
    } catch (KerberosException e) {
      throw new LookasideAuthenticationException(
          LookasideException.because(tried, e.getMessage()), e);
    }
  }

  /** Refuses what could not be told apart from the form around it. */
  private static void requireSendable(SourceEntry entry) {
    if (entry.requirePlainName().contains("\"")) {
      throw new LookasideException(
          "Tried to upload '" + entry.fileName() + "' but its name has a quotation mark", 0);
    }
    boolean known =
        HashType.ofKey(entry.hashType())
            .filter(type -> type.digits() == entry.hash().length())
            .isPresent();
    if (!known || !HASH.matcher(entry.hash()).matches()) {
      throw new LookasideException(
          "Tried to upload "
              + entry.fileName()
              + " but its hash is not one: it must have as many hexadecimal digits as its type"
              + " asks for, in lower case, as the cache compares it as text",
          0);
    }
  }

  private boolean isAvailable(String module, SourceEntry entry) {
    UploadForm form = form(module, entry).field("filename", entry.fileName());
    Request request =
        new Request.Builder().url(url).post(form).tag(Repeat.class, Repeat.ALWAYS).build();
    HttpReply reply = http.send(request);
    String tried = "look up " + entry.fileName() + " in the lookaside cache";
    if (reply.status() != 200) {
      throw failure(tried, reply);
    }
    return switch (reply.text().strip()) {
      case "Available" -> true;
      case "Missing" -> false;
      default ->
          throw new LookasideException(
              LookasideException.because(
                  tried,
                  "the server answered neither 'Available' nor 'Missing' but: " + reply.excerpt()),
              reply.status());
    };
  }

  private UploadOutcome send(
      String module, Path file, SourceEntry entry, TransferListener progress, String tried) {
    UploadForm form =
        form(module, entry)
            .file("file", entry.fileName(), file, progress)
            .field("mtime", String.valueOf(modifiedSeconds(file)));
    Request request =
        new Request.Builder().url(url).post(form).tag(Repeat.class, Repeat.NEVER).build();
    HttpReply reply;
    try {
      reply = http.send(request);
    } catch (HttpTransportException e) {
      throw new Attempts.BrokenOff(e);
    }
    String text = reply.text().strip();
    if (reply.status() == 200 && text.contains(" stored OK")) {
      return new UploadOutcome.Uploaded(entry, form.fileSize(), reply.excerpt());
    }
    if (reply.status() == 200 && text.startsWith("File " + entry.fileName() + " already exists")) {
      return new UploadOutcome.AlreadyThere(entry);
    }
    LookasideException failure = failure(tried, reply);
    if (HttpStatusException.mayPassByItself(reply.status())) {
      throw new Attempts.BrokenOff(failure, reply.retryAfter().orElse(Duration.ZERO));
    }
    throw failure;
  }

  private static UploadForm form(String module, SourceEntry entry) {
    return new UploadForm(entry.hash().substring(0, UNIQUE_DIGITS))
        .field("name", module)
        .field(entry.hashType() + "sum", entry.hash());
  }

  /** Says what an answer means that is neither of those hoped for. */
  static LookasideException failure(String tried, HttpReply reply) {
    int status = reply.status();
    String message =
        LookasideException.because(tried, "the server answered " + status + ": " + reply.excerpt());
    if (status == 401) {
      return new LookasideAuthenticationException(
          LookasideException.because(
              tried, "the server wants a valid Kerberos ticket or certificate (401)"),
          status);
    }
    if (status == 403) {
      return new LookasideAuthenticationException(message, status);
    }
    if (status == 404) {
      return new SourceNotFoundException(message, status);
    }
    if (status == 400 && reply.text().contains(" check failed.")) {
      return new SourceVerificationException(message, status);
    }
    return new LookasideException(message, status);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + file + " but failed", e);
    }
  }

  private static long modifiedSeconds(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().getEpochSecond();
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + file + " but failed", e);
    }
  }
}
