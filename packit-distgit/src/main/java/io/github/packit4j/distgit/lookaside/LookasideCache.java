package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.internal.Attempts;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.NegotiateTokens;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The client of a lookaside cache: looks files up, downloads them, and uploads them with the
 * protocol of dist-git's {@code upload.cgi}.
 *
 * <p>Thread-safe. Files are streamed, so their size does not matter for memory. Everything can be
 * repeated: what is in the cache already is not sent again, what is on disk already is not fetched
 * again. A package is named without its namespace, {@code python-ogr}.
 */
public final class LookasideCache {

  private static final long DEFAULT_MAX_BYTES = 10L << 30;

  private final LookasideLocation location;
  private final HttpCaller anonymous;
  private final HttpCaller authenticated;
  private final Attempts attempts;
  private final Downloads downloads;
  private final long maxBytes;
  private final TransferListener listener;

  private LookasideCache(Builder builder) {
    this.location = builder.location;
    this.maxBytes = builder.maxBytes;
    this.listener = builder.listener;
    AllowedHosts named = builder.named();
    this.anonymous = builder.caller(builder.httpClient).publicAddressesOnly(named).build();
    this.authenticated =
        builder
            .caller(builder.identifiedClient())
            .authorizer(builder.authorizer())
            .publicAddressesOnly(named)
            .build();
    this.attempts = builder.attempts();
    this.downloads = new Downloads(anonymous, attempts);
  }

  /** Returns a builder for the cache at a location. */
  public static Builder builder(LookasideLocation location) {
    return new Builder(location);
  }

  /**
   * Returns a builder for the cache of an instance.
   *
   * @throws DistGitException if the instance has no cache
   */
  public static Builder builder(DistGitInstance instance) {
    return new Builder(
        instance
            .lookaside()
            .orElseThrow(
                () ->
                    new DistGitException(
                        "The dist-git instance " + instance.name() + " has no lookaside cache")));
  }

  /** Returns where the cache is. */
  public LookasideLocation location() {
    return location;
  }

  /**
   * Tells whether the cache has a file with this name and hash. Needs no account.
   *
   * @throws LookasideException if the cache does not say
   */
  public boolean contains(String packageName, SourceEntry entry) {
    URI uri = location.fileUrl(packageName, entry);
    String tried = "look up " + entry.fileName() + " in the lookaside cache";
    HttpReply reply;
    try {
      reply = anonymous.send(new Request.Builder().url(url(uri)).head().build());
    } catch (HttpException e) {
      throw new LookasideException(LookasideException.because(tried, e.getMessage()), e);
    }
    if (reply.status() == 200) {
      return true;
    }
    if (reply.status() == 404) {
      return false;
    }
    throw UploadProgram.failure(tried, reply);
  }

  /**
   * Uploads a file unless the cache has it. Asks the upload program first, so that nothing is sent
   * in vain: neither a file that is there nor one that would be refused.
   *
   * <p>If the connection breaks, the cache is asked again before the file is sent again.
   *
   * @param file the file to send; its content must have the entry's hash, which the server checks
   * @param entry the name and hash to store it under
   * @return what was done
   * @throws LookasideAuthenticationException if the account is missing, wrong, or may not upload
   * @throws SourceNotFoundException if the cache knows no such package
   * @throws SourceVerificationException if the content has another hash
   * @throws LookasideException for any other failure, also if the cache takes no uploads
   */
  public UploadOutcome upload(String packageName, Path file, SourceEntry entry) {
    return upload(packageName, file, entry, listener);
  }

  /** Uploads a file as {@link #upload(String, Path, SourceEntry)}, reporting to a listener. */
  public UploadOutcome upload(
      String packageName, Path file, SourceEntry entry, TransferListener progress) {
    return new UploadProgram(authenticated, url(uploadUrl()), attempts)
        .upload(location.moduleName(packageName), file, entry, progress);
  }

  /**
   * Downloads a file of the cache into a directory, unless it is there with the right hash already.
   *
   * @return the file; its time is what the server says
   * @throws SourceNotFoundException if the cache has no such file
   * @throws SourceVerificationException if what came has another hash
   * @throws DistGitException if the entry's name is not a mere file name
   */
  public DownloadedSource download(String packageName, SourceEntry entry, Path directory) {
    return download(packageName, entry, directory, listener);
  }

  /** Downloads a file as {@link #download(String, SourceEntry, Path)}, reporting to a listener. */
  public DownloadedSource download(
      String packageName, SourceEntry entry, Path directory, TransferListener progress) {
    SourceFile.digestOf(entry.hashType()); // An unknown type could not be verified.
    SourceFile file =
        new SourceFile(
            directory,
            entry.requirePlainName(),
            Optional.of(entry),
            maxBytes,
            progress,
            SourceFile.ANYTHING);
    return file.present()
        .orElseGet(() -> downloads.fetch(location.fileUrl(packageName, entry), file));
  }

  /**
   * Uploads several files at the same time.
   *
   * @param uploads the files and the entries to store them under
   * @param executor runs the transfers, as many at once as it has threads for
   * @return what was done, in the order given
   * @throws LookasideException as {@link #upload}: the first failure, after every other transfer
   *     has ended; further ones are suppressed in it
   * @throws InterruptedException if interrupted meanwhile; transfers still running are stopped
   */
  public List<UploadOutcome> uploadAll(String packageName, List<Upload> uploads, Executor executor)
      throws InterruptedException {
    return ParallelTransfers.run(
        uploads.stream()
            .<Supplier<UploadOutcome>>map(
                upload -> () -> upload(packageName, upload.file(), upload.entry()))
            .toList(),
        executor);
  }

  /**
   * A file to upload.
   *
   * @param file the file
   * @param entry the name and hash to store it under
   */
  public record Upload(Path file, SourceEntry entry) {}

  /**
   * Downloads several files at the same time.
   *
   * @return the files, in the order given
   * @throws LookasideException as {@link #download}: the first failure, after every other transfer
   *     has ended; further ones are suppressed in it
   * @throws InterruptedException if interrupted meanwhile; transfers still running are stopped
   */
  public List<DownloadedSource> downloadAll(
      String packageName, Collection<SourceEntry> entries, Path directory, Executor executor)
      throws InterruptedException {
    return ParallelTransfers.run(
        entries.stream()
            .<Supplier<DownloadedSource>>map(entry -> () -> download(packageName, entry, directory))
            .toList(),
        executor);
  }

  /**
   * Lists those of the given files that the cache does not have: a package that lists one of them
   * cannot be built. Needs no account.
   *
   * @throws LookasideException if the cache does not say
   */
  public List<SourceEntry> missing(String packageName, Collection<SourceEntry> entries) {
    return entries.stream().filter(entry -> !contains(packageName, entry)).toList();
  }

  private URI uploadUrl() {
    return location
        .uploadUrl()
        .orElseThrow(
            () ->
                new LookasideException(
                    "The lookaside cache " + location.downloadUrl() + " takes no uploads", 0));
  }

  private static HttpUrl url(URI uri) {
    HttpUrl url = HttpUrl.get(uri);
    if (url == null) {
      throw new LookasideException("Not an http or https address: " + uri, 0);
    }
    return url;
  }

  /** Builds a {@link LookasideCache}. */
  public static final class Builder extends TransferBuilder<Builder> {

    private final LookasideLocation location;
    private @Nullable KerberosLogin kerberos;
    private @Nullable NegotiateTokens tokens;
    private @Nullable ClientCertificate certificate;

    private Builder(LookasideLocation location) {
      super(DEFAULT_MAX_BYTES);
      this.location = location;
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets the Kerberos identity for uploads. A token goes out with the first request, so that a
     * file is sent once; it goes to the upload host only. Without one, uploads are anonymous: for
     * caches that do not ask, or that know the client by the certificate its TLS settings have.
     */
    public Builder kerberos(KerberosLogin login) {
      this.kerberos = login;
      return this;
    }

    /** Sets the certificate to show to the upload host. */
    public Builder clientCertificate(ClientCertificate certificate) {
      this.certificate = certificate;
      return this;
    }

    Builder negotiateTokens(NegotiateTokens tokens) {
      this.tokens = tokens;
      return this;
    }

    private Authorizer authorizer() {
      NegotiateTokens given = tokens;
      KerberosLogin login = kerberos;
      if (location.uploadUrl().isEmpty() || (given == null && login == null)) {
        return Authorizer.anonymous();
      }
      NegotiateTokens chosen =
          given != null ? given : NegotiateTokens.of(Objects.requireNonNull(login), clock);
      return Authorizer.negotiate(location.uploadUrl().get(), chosen);
    }

    private AllowedHosts named() {
      AllowedHosts named = allowedHosts().and(location.downloadUrl());
      return location.uploadUrl().map(named::and).orElse(named);
    }

    private OkHttpClient identifiedClient() {
      ClientCertificate shown = certificate;
      return shown == null ? httpClient : shown.applyTo(httpClient);
    }

    /** Returns the client. */
    public LookasideCache build() {
      return new LookasideCache(this);
    }
  }
}
