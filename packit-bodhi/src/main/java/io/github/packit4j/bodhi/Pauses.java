package io.github.packit4j.bodhi;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import java.util.function.DoubleSupplier;

/** Waits between attempts, as long as a retry policy allows, with full jitter. */
record Pauses(RetryPolicy policy, Sleeper sleeper, DoubleSupplier random) {

  boolean allowAfter(int attempt) {
    return attempt < policy.maxAttempts();
  }

  void after(int attempt) throws InterruptedException {
    sleeper.sleep(policy.pause(attempt, random.getAsDouble()));
  }
}
