package io.github.packit4j.core.internal.sync;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for; a failure is not kept. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> maker;
  private final Lock lock = new ReentrantLock();
  private @Nullable T value;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    lock.lock();
    try {
      T present = value;
      if (present == null) {
        present = maker.get();
        value = present;
      }
      return present;
    } finally {
      lock.unlock();
    }
  }
}
