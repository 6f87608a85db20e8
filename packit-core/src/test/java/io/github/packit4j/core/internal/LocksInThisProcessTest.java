package io.github.packit4j.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.PackageLocks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class LocksInThisProcessTest {

  private final LocksInThisProcess locks = new LocksInThisProcess();

  /** A thread that takes a lock and keeps it until it is told to give it back. */
  private final class Holder {
    private final CompletableFuture<Boolean> held = new CompletableFuture<>();
    private final CompletableFuture<Boolean> enough = new CompletableFuture<>();
    private final Thread thread = new Thread(this::hold);

    Holder() {
      thread.setDaemon(true);
      thread.start();
    }

    private void hold() {
      try {
        PackageLocks.Held lock = locks.take("a");
        held.complete(true);
        enough.join();
        lock.close();
      } catch (InterruptedException e) {
        held.completeExceptionally(e);
      }
    }

    Holder waiting() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(held).isNotDone();
      return this;
    }

    void end() throws InterruptedException {
      enough.complete(true);
      thread.join();
    }
  }

  @Test
  void oneAfterTheOtherHasALock() throws InterruptedException {
    PackageLocks.Held first = locks.take("a");
    Holder second = new Holder().waiting();
    locks.take("b").close();
    first.close();
    assertThat(second.held.join()).isTrue();
    Holder third = new Holder().waiting();
    Holder fourth = new Holder().waiting();

    second.end();
    assertThat(third.held.join()).isTrue();
    fourth.waiting();
    third.end();
    assertThat(fourth.held.join()).isTrue();
    fourth.end();
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesTheLockToTheOthers() throws InterruptedException {
    PackageLocks.Held first = locks.take("a");
    Holder second = new Holder().waiting();
    second.thread.interrupt();
    second.thread.join();
    assertThatThrownBy(second.held::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(locks.inUse()).isEqualTo(1);

    Holder third = new Holder().waiting();
    first.close();
    assertThat(third.held.join()).isTrue();
    third.end();
    assertThat(locks.inUse()).isZero();
  }
}
