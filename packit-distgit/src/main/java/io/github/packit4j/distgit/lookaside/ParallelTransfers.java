package io.github.packit4j.distgit.lookaside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs transfers on an executor and waits for all of them, whatever becomes of each. */
final class ParallelTransfers {

  private ParallelTransfers() {}

  /**
   * Runs all transfers and returns their results in order.
   *
   * @throws RuntimeException the failure of the first that failed, after all have ended; further
   *     failures are suppressed in it
   * @throws InterruptedException if interrupted meanwhile; transfers still running are interrupted
   */
  static <T> List<T> run(List<Supplier<T>> transfers, Executor executor)
      throws InterruptedException {
    List<FutureTask<T>> tasks = new ArrayList<>();
    transfers.forEach(transfer -> tasks.add(new FutureTask<>(transfer::get)));
    try {
      tasks.forEach(executor::execute);
      return results(tasks);
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  private static <T> List<T> results(List<FutureTask<T>> tasks) throws InterruptedException {
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      try {
        results.add(task.get());
      } catch (ExecutionException e) {
        failures.add(e.getCause() == null ? e : e.getCause());
      }
    }
    if (failures.isEmpty()) {
      return List.copyOf(results);
    }
    Throwable first = failures.get(0);
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) first; // Suppliers throw nothing checked.
  }
}
