package io.github.packit4j.bodhi;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits between attempts, as long as a retry policy allows, with full jitter. */
record Pauses(RetryPolicy policy, Sleeper sleeper, DoubleSupplier random) {

  boolean allowAfter(int attempt) {
    return attempt < policy.maxAttempts();
  }

  void after(int attempt) throws InterruptedException {
    sleeper.sleep(Duration.ofMillis((long) (cap(policy, attempt) * random.getAsDouble())));
  }

  /** The longest pause after an attempt, in milliseconds. */
  static long cap(RetryPolicy policy, int attempt) {
    return Math.min(
        policy.maxDelay().toMillis(),
        policy.baseDelay().multipliedBy(1L << Math.min(attempt - 1, 20)).toMillis());
  }
}
