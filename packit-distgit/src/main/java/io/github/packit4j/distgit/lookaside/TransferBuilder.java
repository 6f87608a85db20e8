package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.internal.Attempts;
import io.github.packit4j.http.RetryListener;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.HttpCaller;
import io.github.packit4j.http.support.Sleeper;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * The settings that {@link LookasideCache} and {@link SourceDownloader} share.
 *
 * @param <B> the builder itself
 */
abstract sealed class TransferBuilder<B extends TransferBuilder<B>>
    permits LookasideCache.Builder, SourceDownloader.Builder {

  OkHttpClient httpClient = new OkHttpClient();
  TransferListener listener = TransferListener.none();
  Clock clock = Clock.systemUTC();
  long maxBytes;
  private AllowedHosts allowedHosts = AllowedHosts.none();
  private Duration deadline = Duration.ofHours(2);
  private RetryPolicy retryPolicy = RetryPolicy.defaults();
  private RetryListener retryListener = RetryListener.silent();
  private Sleeper sleeper = Sleeper.system();

  TransferBuilder(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  abstract B self();

  /**
   * Sets the client to derive from; it is neither changed nor closed.
   *
   * @return this
   */
  public B httpClient(OkHttpClient httpClient) {
    this.httpClient = httpClient;
    return self();
  }

  /**
   * Sets how broken transfers are repeated; {@link RetryPolicy#defaults()} by default.
   *
   * @return this
   */
  public B retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
    return self();
  }

  /**
   * Sets who is told that a request is repeated; nobody by default.
   *
   * @return this
   */
  public B retryListener(RetryListener retryListener) {
    this.retryListener = retryListener;
    return self();
  }

  /**
   * Sets who is told about the progress of every transfer; nobody by default.
   *
   * @return this
   */
  public B transferListener(TransferListener listener) {
    this.listener = listener;
    return self();
  }

  /**
   * Sets how large a downloaded file may be; by default 10 GiB from a cache, as Fedora's takes, and
   * 4 GiB from an upstream.
   *
   * @return this
   */
  public B maxBytes(long maxBytes) {
    this.maxBytes = maxBytes;
    return self();
  }

  /**
   * Sets how long the transfer of one file may take, however steadily its bytes trickle in; 2 hours
   * by default. It is not begun again then.
   *
   * @return this
   */
  public B deadline(Duration deadline) {
    this.deadline = deadline;
    return self();
  }

  /**
   * Sets the clock by which tickets and signing keys expire; UTC's by default.
   *
   * @return this
   */
  public B clock(Clock clock) {
    this.clock = clock;
    return self();
  }

  /**
   * Allows addresses of this machine and of networks that are not public, for a program whose
   * upstreams or caches are there. A proxy of the client is always allowed, and looks names up
   * itself.
   *
   * @return this
   */
  public B allowPrivateAddresses() {
    this.allowedHosts = AllowedHosts.all();
    return self();
  }

  AllowedHosts allowedHosts() {
    return allowedHosts;
  }

  B sleeper(Sleeper sleeper) {
    this.sleeper = sleeper;
    return self();
  }

  HttpCaller.Builder caller(OkHttpClient client) {
    return HttpCaller.builder(client)
        .retryPolicy(retryPolicy)
        .retryListener(retryListener)
        .sleeper(sleeper)
        .clock(clock)
        .deadline(deadline);
  }

  Attempts attempts() {
    return new Attempts(retryPolicy, sleeper);
  }
}
