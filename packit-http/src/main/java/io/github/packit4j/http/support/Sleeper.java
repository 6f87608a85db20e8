package io.github.packit4j.http.support;

import java.time.Duration;

/** Waits. The seam that lets a test run through pauses without spending time. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits.
   *
   * @param duration how long
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits for real.
   *
   * @return a sleeper over {@link Thread#sleep(long)}
   */
  static Sleeper system() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
