package io.github.packit4j.core.internal;

import io.github.packit4j.core.PackageLocks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Locks that the threads of one process share. */
public final class LocksInThisProcess implements PackageLocks {

  private final Map<String, Shared> locks = new ConcurrentHashMap<>();

  /**
   * A lock that is there as long as somebody holds it or waits for it.
   *
   * @param lock the lock
   * @param users how many do
   */
  private record Shared(ReentrantLock lock, int users) {}

  @Override
  public Held take(String name) throws InterruptedException {
    ReentrantLock lock = join(name);
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      leave(name);
      throw e;
    }
    return () -> {
      lock.unlock();
      leave(name);
    };
  }

  /** Tells how many locks are held or waited for. */
  int inUse() {
    return locks.size();
  }

  private ReentrantLock join(String name) {
    return locks
        .compute(
            name,
            (key, shared) ->
                shared == null
                    ? new Shared(new ReentrantLock(true), 1)
                    : new Shared(shared.lock(), shared.users() + 1))
        .lock();
  }

  private void leave(String name) {
    locks.computeIfPresent(
        name,
        (key, shared) ->
            shared.users() == 1 ? null : new Shared(shared.lock(), shared.users() - 1));
  }
}
