package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.openpgp.SignatureCheck;
import io.github.packit4j.http.support.HttpCaller;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Downloads the archives of a release from their upstream.
 *
 * <p>Thread-safe. A file appears under its name only when it is complete and as expected; whatever
 * goes wrong leaves nothing behind. Redirects are followed, except from https to http; no
 * credentials are sent. Addresses come from spec files and configurations, so this machine and
 * networks that are not public are refused unless the program allows them. A broken connection is
 * tried again, a clear answer such as 404 is not.
 */
public final class SourceDownloader {

  private static final long DEFAULT_MAX_BYTES = 4L << 30;

  private final Downloads downloads;
  private final long maxBytes;
  private final TransferListener listener;
  private final Clock clock;

  private SourceDownloader(Builder builder) {
    HttpCaller.Builder http =
        builder
            .caller(builder.httpClient)
            .connectTimeout(builder.connectTimeout)
            .readTimeout(builder.readTimeout)
            .userAgent(builder.userAgent)
            .publicAddressesOnly(builder.allowedHosts());
    this.downloads = new Downloads(http.build(), builder.attempts());
    this.maxBytes = builder.maxBytes;
    this.listener = builder.listener;
    this.clock = builder.clock;
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Downloads a file, replacing one of the same name.
   *
   * @param uri its address, http or https
   * @param directory where to put it; created if it does not exist
   * @param fileName its name there
   * @return the file with its size and hash
   * @throws SourceNotFoundException if the server says that there is no such file
   * @throws SourceVerificationException if it is too large, or a web page or nothing instead of an
   *     archive
   * @throws LookasideException for any other failure
   */
  public DownloadedSource download(URI uri, Path directory, String fileName) {
    return download(SourceRequest.of(uri, fileName), directory);
  }

  /**
   * Downloads what a request describes, from the first of its addresses that has it. A file on disk
   * with the expected hash is kept.
   *
   * @param directory where to put it; created if it does not exist
   * @throws SourceNotFoundException if no address has the file
   * @throws SourceVerificationException if what came is not as expected
   * @throws LookasideException for any other failure; failures of the other addresses are
   *     suppressed in it
   */
  public DownloadedSource download(SourceRequest request, Path directory) {
    SourceFile file =
        new SourceFile(
            directory,
            request.fileName(),
            request.expectedHash(),
            maxBytes,
            listener,
            request.signature().map(this::check).orElse(SourceFile.ANYTHING));
    Optional<DownloadedSource> present = file.present();
    if (present.isPresent() && request.signature().isEmpty()) {
      return present.get();
    }
    List<URI> addresses = new ArrayList<>();
    addresses.add(request.uri());
    addresses.addAll(request.mirrors());
    return firstOf(addresses, file);
  }

  private SourceFile.Check check(SourceSignature signature) {
    byte[] signed = downloads.bytes(signature.uri());
    return part -> {
      try (InputStream content = Files.newInputStream(part)) {
        SignatureCheck result =
            signature.keys().verify(content, signed, signature.allowed(), clock.instant());
        if (result instanceof SignatureCheck.Refused refused) {
          throw new SourceVerificationException(
              LookasideException.because(
                  "check the signature " + signature.uri(),
                  refused.message() + "; the file was not kept"));
        }
      }
    };
  }

  private DownloadedSource firstOf(List<URI> addresses, SourceFile file) {
    List<LookasideException> failures = new ArrayList<>();
    for (URI address : addresses) {
      try {
        return downloads.fetch(address, file);
      } catch (LookasideException e) {
        failures.add(e);
      }
    }
    LookasideException first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    throw first;
  }

  /** Builds a {@link SourceDownloader}. */
  public static final class Builder extends TransferBuilder<Builder> {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private Duration connectTimeout = CONNECT;
    private Duration readTimeout = READ;
    private String userAgent = "packit4j";

    private Builder() {
      super(DEFAULT_MAX_BYTES);
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets how long connecting may take; 10 seconds by default. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = timeout;
      return this;
    }

    /** Sets how long a server may stay silent; 60 seconds by default. */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /** Sets the name under which the program presents itself. */
    public Builder userAgent(String userAgent) {
      this.userAgent = userAgent;
      return this;
    }

    /** Returns the downloader. */
    public SourceDownloader build() {
      return new SourceDownloader(this);
    }
  }
}
