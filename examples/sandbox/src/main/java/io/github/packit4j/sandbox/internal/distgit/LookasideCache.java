package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.Lookaside;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.StoredFiles.Stored;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The files of all packages and {@code upload.cgi} before them. */
public final class LookasideCache implements Lookaside {

  private final Clock clock;
  private final StateLock state;
  private final UnaryOperator<String> module;
  private final StoredFiles files = new StoredFiles();
  private final UploadProgram program;

  /**
   * Creates an empty cache.
   *
   * @param module gives what the cache calls a package
   * @param packages tells whether a package exists, by what the cache calls it
   */
  public LookasideCache(
      Accounts accounts,
      Clock clock,
      StateLock state,
      MessageBus bus,
      UnaryOperator<String> module,
      Predicate<String> packages) {
    this.module = module;
    this.clock = clock;
    this.state = state;
    this.program = new UploadProgram(accounts, clock, bus, packages, files);
  }

  @Override
  public List<Upload> uploads() {
    return state.get(program::uploads);
  }

  @Override
  public Optional<byte[]> content(String packageName, String fileName, String hash) {
    String path = StoredFiles.path(module.apply(packageName), fileName, "sha512", hash);
    return state.get(() -> files.find(path).map(file -> file.content().clone()));
  }

  @Override
  public String store(String packageName, String fileName, byte[] content) {
    String hash = Numbers.hex("SHA-512", content);
    String path = StoredFiles.path(module.apply(packageName), fileName, "sha512", hash);
    state.run(() -> files.put(path, new Stored(content.clone(), clock.instant())));
    return hash;
  }

  @Override
  public String storeOld(String packageName, String fileName, byte[] content) {
    String hash = Numbers.hex("MD5", content);
    String path = StoredFiles.oldPath(module.apply(packageName), fileName, hash);
    state.run(() -> files.put(path, new Stored(content.clone(), clock.instant())));
    return hash;
  }

  @Override
  public void failNextNotification() {
    state.run(program::failNextNotification);
  }

  /** Answers a download. */
  public HttpResponse download(HttpRequest request, String path) {
    Optional<Stored> found = state.get(() -> files.find(path));
    if (found.isEmpty()) {
      return HttpResponse.html(404);
    }
    Stored file = found.get();
    HttpResponse whole =
        HttpResponse.of(200, "application/gzip", file.content())
            .with("Last-Modified", Dates.http(file.modified()))
            .with("ETag", '"' + Numbers.hex("SHA-256", file.content()).substring(0, 16) + '"')
            .with("Accept-Ranges", "bytes");
    return whole.inRange(request.header("range").orElse(""));
  }

  /** Answers a check or an upload. */
  public HttpResponse upload(HttpRequest request) {
    return state.get(() -> program.run(request));
  }
}
