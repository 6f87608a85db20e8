package io.github.packit4j.sandbox.internal.state;

import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread at a time change or read the state of all services, and hands messages to their
 * consumers only when the lock is free again: a consumer may call the sandbox over HTTP.
 */
public final class StateLock {

  private final ReentrantLock lock = new ReentrantLock();
  private final MessageBus bus;

  /** Creates a lock. */
  public StateLock(MessageBus bus) {
    this.bus = bus;
  }

  /** Runs something that has a result. */
  public <T> T get(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
      if (!lock.isHeldByCurrentThread()) {
        bus.deliver();
      }
    }
  }

  /** Runs something. */
  public void run(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
      if (!lock.isHeldByCurrentThread()) {
        bus.deliver();
      }
    }
  }
}
