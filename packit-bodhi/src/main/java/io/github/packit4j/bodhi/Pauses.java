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
    long cap =
        Math.min(
            policy.maxDelay().toMillis(),
            policy.baseDelay().multipliedBy(1L << Math.min(attempt - 1, 20)).toMillis());
    sleeper.sleep(Duration.ofMillis((long) (cap * random.getAsDouble())));
  }
}
