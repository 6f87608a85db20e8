package io.github.packit4j.core.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done for each branch: side by side, with results in order. */
public final class Branches {

  private static final Logger LOG = LoggerFactory.getLogger(Branches.class);

  private Branches() {}

  /**
   * Runs the work on the executor, and in the calling thread what the executor does not take. All
   * of it has ended when this returns or throws: nobody works on after a lock was given back.
   *
   * @param executor runs the work
   * @param items the branches
   * @param work what is done for each; it must not throw
   * @return the results, in the order of the items
   */
  public static <T, R> List<R> inParallel(Executor executor, List<T> items, Function<T, R> work) {
    List<CompletableFuture<R>> running =
        items.stream().map(item -> started(executor, () -> work.apply(item))).toList();
    running.forEach(each -> each.handle((result, failure) -> "ended").join());
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static <R> CompletableFuture<R> started(Executor executor, Supplier<R> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor);
    } catch (RejectedExecutionException e) {
      LOG.debug("The executor takes no more; the calling thread works on", e);
      return CompletableFuture.supplyAsync(work, Runnable::run);
    }
  }
}
