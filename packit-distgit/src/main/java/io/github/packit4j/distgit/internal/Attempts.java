package io.github.packit4j.distgit.internal;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Repeats a transfer that broke off, waiting longer each time. */
public final class Attempts {

  private final RetryPolicy policy;
  private final Sleeper sleeper;

  /** Repeats as often and with such pauses as a policy says. */
  public Attempts(RetryPolicy policy, Sleeper sleeper) {
    this.policy = policy;
    this.sleeper = sleeper;
  }

  /** A transfer that broke off and may be tried again. */
  public static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration leastPause;

    /** Wraps what is to be thrown if it is not tried again. */
    public BrokenOff(RuntimeException failure) {
      this(failure, Duration.ZERO);
    }

    /**
     * Wraps what is to be thrown if it is not tried again.
     *
     * @param leastPause how long the server wants to be left alone
     */
    public BrokenOff(RuntimeException failure, Duration leastPause) {
      super(failure);
      this.leastPause = leastPause;
    }

    private RuntimeException failure() {
      return (RuntimeException) Objects.requireNonNull(getCause());
    }
  }

  /**
   * Runs a transfer until it ends in anything but {@link BrokenOff}, or the policy gives up.
   *
   * @throws RuntimeException what the transfer threw, or why it broke off the last time
   */
  public <T> T run(Supplier<T> transfer) {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      try {
        return transfer.get();
      } catch (BrokenOff e) {
        Duration delay =
            e.leastPause.plus(policy.pause(attempt, ThreadLocalRandom.current().nextDouble()));
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

  private void pause(Duration delay, RuntimeException failure) {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
