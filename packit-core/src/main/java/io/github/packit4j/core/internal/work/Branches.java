package io.github.packit4j.core.internal.work;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done for each branch: side by side, with results in order. */
public final class Branches {

  private static final Logger LOG = LoggerFactory.getLogger(Branches.class);

  private Branches() {}

  /**
   * Runs the work on the executor and in the calling thread, which works on what nobody has begun:
   * an executor that is full, shut down or waiting for this very thread keeps nothing from being
   * done. None of it goes on when this returns: an interrupt of the calling thread is handed on to
   * every branch, whose work ends as it does when interrupted, and is set again at the end.
   *
   * @param executor where the work runs
   * @param items what it is done for
   * @param work the work; it must not throw
   * @return the results, in the order of the items
   */
  public static <T, R> List<R> inParallel(Executor executor, List<T> items, Function<T, R> work) {
    List<Task<T, R>> tasks = items.stream().map(item -> new Task<>(item, work)).toList();
    tasks.forEach(task -> start(executor, task));
    tasks.forEach(Task::run);
    boolean interrupted = false;
    for (Task<T, R> task : tasks) {
      while (!task.isDone()) {
        try {
          task.await();
        } catch (InterruptedException e) {
          interrupted = true;
          tasks.forEach(Task::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return tasks.stream().map(Task::result).toList();
  }

  private static void start(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException | OutOfMemoryError e) { // No more threads, says the latter.
      LOG.debug("The executor takes no more; the calling thread works on", e);
    }
  }

  /** The work for one branch, in whichever thread claims it first. */
  private static final class Task<T, R> implements Runnable {

    private final T item;
    private final Function<T, R> work;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private final Lock lock = new ReentrantLock();
    private boolean claimed;
    private boolean interrupted;
    private @Nullable Thread runner;

    Task(T item, Function<T, R> work) {
      this.item = item;
      this.work = work;
    }

    @Override
    public void run() {
      if (!claim()) {
        return;
      }
      try {
        R done = work.apply(item);
        release();
        result.complete(done);
      } catch (RuntimeException | Error e) {
        release();
        result.completeExceptionally(e);
      }
    }

    /** Interrupts the work, unless it has ended. */
    void interrupt() {
      lock.lock();
      try {
        if (runner != null) {
          interrupted = true;
          runner.interrupt();
        }
      } finally {
        lock.unlock();
      }
    }

    private boolean claim() {
      lock.lock();
      try {
        boolean first = !claimed;
        if (first) {
          claimed = true;
          runner = Thread.currentThread();
        }
        return first;
      } finally {
        lock.unlock();
      }
    }

    /** The thread is the executor's again, without an interrupt that was not meant for it. */
    private void release() {
      lock.lock();
      try {
        runner = null;
        if (interrupted) {
          Thread.interrupted();
        }
      } finally {
        lock.unlock();
      }
    }

    boolean isDone() {
      return result.isDone();
    }

    void await() throws InterruptedException {
      try {
        result.get();
      } catch (ExecutionException e) {
        return; // Told by result(), when nobody works any more.
      }
    }

    R result() {
      return result.join();
    }
  }
}
