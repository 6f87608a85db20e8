package io.github.packit4j.core.action;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What a process prints on its two streams, up to a limit for both together. */
final class CapturedOutput {

  private static final int BUFFER = 8192;

  private final int limit;
  private final Runnable exceeded;
  private final Lock lock = new ReentrantLock();
  private int size;

  /**
   * Creates an output of nothing.
   *
   * @param limit how many bytes are kept
   * @param exceeded is told when there are more
   */
  CapturedOutput(int limit, Runnable exceeded) {
    this.limit = limit;
    this.exceeded = exceeded;
  }

  /** One of the streams, read by a thread of its own, which ends with it. */
  final class Stream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Stream(InputStream source) {
      reader = new Thread(() -> read(source), "action-output");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream source) {
      byte[] buffer = new byte[BUFFER];
      try {
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
          if (!keep(bytes, buffer, read)) {
            exceeded.run();
            return;
          }
        }
      } catch (IOException e) {
        // The process is gone, and what it has printed is here.
      }
    }

    /** Waits for the rest of a process that has ended, but not for whoever else has its pipe. */
    void await(long millis) throws InterruptedException {
      reader.join(millis);
    }

    String text() {
      lock.lock();
      try {
        return bytes.toString(StandardCharsets.UTF_8);
      } finally {
        lock.unlock();
      }
    }
  }

  private boolean keep(ByteArrayOutputStream bytes, byte[] read, int length) {
    lock.lock();
    try {
      int kept = Math.min(length, limit - size);
      bytes.write(read, 0, kept);
      size += kept;
      return kept == length;
    } finally {
      lock.unlock();
    }
  }
}
