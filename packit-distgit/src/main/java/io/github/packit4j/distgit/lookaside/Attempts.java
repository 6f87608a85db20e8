package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Repeats a transfer that broke off, waiting longer each time. */
final class Attempts {

  private final RetryPolicy policy;
  private final Sleeper sleeper;

  Attempts(RetryPolicy policy, Sleeper sleeper) {
    this.policy = policy;
    this.sleeper = sleeper;
  }

  /** A transfer that broke off and may be tried again. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(RuntimeException cause) {
      super(cause);
    }

    RuntimeException failure() {
      return (RuntimeException) java.util.Objects.requireNonNull(getCause());
    }
  }

  /**
   * Runs a transfer until it ends in anything but {@link Interrupted}, or the policy gives up.
   *
   * @throws RuntimeException what the transfer threw, or the cause of its last interruption
   */
  <T> T run(Supplier<T> transfer) {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      try {
        return transfer.get();
      } catch (Interrupted e) {
        Duration delay = delay(attempt);
        waited = waited.plus(delay);
        if (attempt >= policy.maxAttempts()
            || waited.compareTo(policy.maxTotalWait()) > 0
            || Thread.currentThread().isInterrupted()) {
          throw e.failure();
        }
        pause(delay, e.failure());
      }
    }
  }

  private Duration delay(int attempt) {
    long cap =
        Math.min(
            policy.maxDelay().toMillis(),
            policy.baseDelay().multipliedBy(1L << Math.min(attempt - 1, 20)).toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(cap + 1));
  }

  private void pause(Duration delay, RuntimeException failure) {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  /** Marks a broken connection as a reason to try again. */
  static Interrupted broken(HttpTransportException e) {
    return new Interrupted(e);
  }
}
