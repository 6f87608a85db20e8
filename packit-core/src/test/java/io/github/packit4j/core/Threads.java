package io.github.packit4j.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads that begin together. */
final class Threads {

  private Threads() {}

  /** Does both, and gives what came of either. */
  static List<JobOutcome> both(Callable<List<JobOutcome>> one, Callable<List<JobOutcome>> other)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<JobOutcome> outcomes = new ArrayList<>();
      for (Future<List<JobOutcome>> each :
          threads.invokeAll(List.of(together(start, one), together(start, other)))) {
        outcomes.addAll(each.get());
      }
      return outcomes;
    } finally {
      threads.shutdown();
    }
  }

  private static Callable<List<JobOutcome>> together(
      CyclicBarrier start, Callable<List<JobOutcome>> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }
}
