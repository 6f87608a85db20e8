package io.github.packit4j.sandbox.internal.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets whatever waits on purpose go on when the sandbox is closed. */
public final class Closing {

  private final CountDownLatch closed = new CountDownLatch(1);

  /** Waits for a while, or until the sandbox is closed. */
  void pause(Duration duration) {
    try {
      boolean ignored = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the sandbox is closed. */
  void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells all who wait. */
  void begin() {
    closed.countDown();
  }
}
