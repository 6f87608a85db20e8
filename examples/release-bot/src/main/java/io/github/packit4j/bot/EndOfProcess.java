package io.github.packit4j.bot;

import java.util.concurrent.CountDownLatch;

/** The end of a process that is asked to end, and waits until this is closed. */
final class EndOfProcess implements AutoCloseable {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  EndOfProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::ask));
  }

  private void ask() {
    asked.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Is counted down when the process is asked to end. */
  CountDownLatch asked() {
    return asked;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
