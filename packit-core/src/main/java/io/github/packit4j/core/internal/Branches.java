package io.github.packit4j.core.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Work that is done for each branch: side by side, with results in order. */
public final class Branches {

  private Branches() {}

  /** Runs the work on the executor; it must not throw. */
  public static <T, R> List<R> inParallel(Executor executor, List<T> items, Function<T, R> work) {
    List<CompletableFuture<R>> running =
        items.stream()
            .map(item -> CompletableFuture.supplyAsync(() -> work.apply(item), executor))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }
}
