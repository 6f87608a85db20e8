package io.github.packit4j.core.internal.work;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all branches of a package share: it is asked for once, by whichever branch comes first, and
 * a failure is everybody's.
 *
 * @param <T> the kind of answer
 */
public final class Once<T> {

  private final Supplier<T> source;
  private final Lock lock = new ReentrantLock();
  private @Nullable T value;
  private @Nullable RuntimeException failure;

  public Once(Supplier<T> source) {
    this.source = source;
  }

  /** Does something with the answer, if there is one by now. */
  public void ifPresent(Consumer<T> action) {
    lock.lock();
    try {
      if (value != null) {
        action.accept(value);
      }
    } finally {
      lock.unlock();
    }
  }

  public T get() {
    lock.lock();
    try {
      if (failure != null) {
        throw failure;
      }
      T present = value;
      if (present == null) {
        present = source.get();
        value = present;
      }
      return present;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      lock.unlock();
    }
  }
}
