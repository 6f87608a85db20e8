package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ParallelTransfersTest {

  private static final Executor HERE = Runnable::run;

  private static Supplier<String> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void resultsComeInOrder() throws InterruptedException {
    List<Runnable> waiting = new ArrayList<>();
    Executor backwards =
        task -> {
          waiting.add(0, task);
          if (waiting.size() == 3) {
            waiting.forEach(Runnable::run);
          }
        };
    assertThat(ParallelTransfers.run(List.of(() -> "a", () -> "b", () -> "c"), backwards))
        .containsExactly("a", "b", "c");
  }

  @Test
  void theFirstFailureTellsOfTheOthers() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    AtomicInteger done = new AtomicInteger();
    List<Supplier<String>> transfers =
        List.of(
            failing(first),
            () -> "b" + done.incrementAndGet(),
            failing(second),
            failing(first),
            () -> "e" + done.incrementAndGet());

    assertThatThrownBy(() -> ParallelTransfers.run(transfers, HERE)).isSameAs(first);

    assertThat(first.getSuppressed()).containsExactly(second);
    assertThat(done).hasValue(2);
  }

  @Test
  void anErrorStaysAnError() {
    AssertionError error = new AssertionError("broken");
    List<Supplier<String>> transfers =
        List.of(
            () -> {
              throw error;
            });
    assertThatThrownBy(() -> ParallelTransfers.run(transfers, HERE)).isSameAs(error);
  }

  @Test
  void interruptionReachesWhatRuns() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    List<Boolean> interrupted = new ArrayList<>();
    Supplier<String> endless =
        () -> {
          started.countDown();
          try {
            released.await();
            interrupted.add(Thread.currentThread().isInterrupted());
          } catch (InterruptedException e) {
            interrupted.add(true);
          }
          return "";
        };
    List<Thread> threads = new ArrayList<>();
    Executor executor =
        task -> {
          Thread thread = new Thread(task);
          threads.add(thread);
          thread.start();
          try {
            started.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          Thread.currentThread().interrupt();
        };

    assertThatThrownBy(() -> ParallelTransfers.run(List.of(endless), executor))
        .isInstanceOf(InterruptedException.class);

    released.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(interrupted).containsExactly(true);
  }

  /** An executor that takes no more leaves nothing running behind. */
  @Test
  void whatHasNotBegunIsCancelled() {
    List<Runnable> begun = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    Executor full =
        task -> {
          if (!begun.isEmpty()) {
            throw new IllegalStateException("full");
          }
          begun.add(task);
        };
    List<Supplier<Integer>> transfers = List.of(done::incrementAndGet, done::incrementAndGet);

    assertThatThrownBy(() -> ParallelTransfers.run(transfers, full))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full");

    begun.forEach(Runnable::run);
    assertThat(done).hasValue(0);
  }
}
