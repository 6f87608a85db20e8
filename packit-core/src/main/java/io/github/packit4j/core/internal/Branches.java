package io.github.packit4j.core.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
   * Runs the work on the executor, or in the calling thread where the executor takes no more. None
   * of it goes on when this returns: an interrupt of the calling thread is handed on to every
   * branch, whose work ends as it does when interrupted, and is set again at the end.
   *
   * @param executor where the work runs
   * @param items what it is done for
   * @param work the work; it must not throw
   * @return the results, in the order of the items
   */
  public static <T, R> List<R> inParallel(Executor executor, List<T> items, Function<T, R> work) {
    List<Task<T, R>> tasks = items.stream().map(item -> new Task<>(item, work)).toList();
    tasks.forEach(task -> start(executor, task));
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
    } catch (RejectedExecutionException e) {
      LOG.debug("The executor takes no more; the calling thread works on", e);
      task.run();
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

    /** Interrupts the work; what nobody has begun ends here, as interrupted work does. */
    void interrupt() {
      lock.lock();
      try {
        if (claimed) {
          if (runner != null) {
            interrupted = true;
            runner.interrupt();
          }
          return;
        }
      } finally {
        lock.unlock();
      }
      Thread.currentThread().interrupt();
      run();
      Thread.interrupted(); // The caller waits for the others now, and sets it again.
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
