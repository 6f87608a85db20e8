package io.github.packit4j.http;

import java.net.URI;
import java.time.Duration;

/** Is told before a client waits to send a request again. Must be thread-safe and quick. */
@FunctionalInterface
public interface RetryListener {

  /**
   * A client is about to wait.
   *
   * @param retry what failed and how long the pause is
   */
  void onRetry(Retry retry);

  /**
   * Does nothing.
   *
   * @return a listener that ignores what it is told
   */
  static RetryListener silent() {
    return retry -> {};
  }

  /**
   * A request that is about to be sent again.
   *
   * @param method the HTTP method
   * @param uri the target, without secrets
   * @param failedAttempt the number of the attempt that failed, from 1
   * @param delay the pause that follows
   * @param reason the status or the failure that caused it
   */
  record Retry(String method, URI uri, int failedAttempt, Duration delay, String reason) {}
}
