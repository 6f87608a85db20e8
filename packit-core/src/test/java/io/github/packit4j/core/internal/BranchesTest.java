package io.github.packit4j.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.internal.work.Branches;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BranchesTest {

  @Test
  void whatTheExecutorRejectsIsDoneByTheCaller() {
    List<Thread> threads =
        Branches.inParallel(
            task -> {
              throw new RejectedExecutionException("full");
            },
            List.of("f43", "f44"),
            branch -> Thread.currentThread());

    assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  /** As one does that was shut down with work in its queue. */
  @Test
  void whatTheExecutorDropsIsDoneByTheCaller() {
    List<Thread> threads =
        Branches.inParallel(task -> {}, List.of("f43", "f44"), branch -> Thread.currentThread());

    assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void whatTheExecutorFailsAtIsDoneByTheCaller() {
    List<Thread> threads =
        Branches.inParallel(
            task -> {
              throw new IllegalStateException("closed");
            },
            List.of("f43", "f44"),
            branch -> Thread.currentThread());

    assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void theCallerMayBeTheOnlyThreadOfTheExecutor() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      assertThat(
              thread
                  .submit(
                      () ->
                          Branches.inParallel(
                              thread, List.of("f43", "f44"), branch -> branch + " done"))
                  .get())
          .containsExactly("f43 done", "f44 done");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void allHaveEndedBeforeAnErrorIsPassedOn() {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      assertThatThrownBy(
              () ->
                  Branches.inParallel(
                      threads,
                      List.of("fails", "works"),
                      branch -> {
                        if (branch.equals("fails")) {
                          failed.countDown();
                          throw new AssertionError("no");
                        }
                        await(failed);
                        return ended.compareAndSet(false, true);
                      }))
          .hasRootCauseMessage("no");
      assertThat(ended).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  /** One branch works, and one has not begun. */
  @Test
  void handsAnInterruptOnToEveryBranchAndKeepsIt() throws Exception {
    Thread caller = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      List<String> results =
          Branches.inParallel(
              thread,
              List.of("f45", "f44"),
              branch -> {
                if (branch.equals("f45")) {
                  caller.interrupt();
                }
                return branch + (isInterrupted(never) ? " interrupted" : " went on");
              });
      assertThat(results).containsExactly("f45 interrupted", "f44 interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(thread.submit(() -> Thread.currentThread().isInterrupted()).get())
          .as("the executor's thread")
          .isFalse();
    } finally {
      thread.shutdownNow();
    }
  }

  private static boolean isInterrupted(CountDownLatch never) {
    try {
      never.await();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
