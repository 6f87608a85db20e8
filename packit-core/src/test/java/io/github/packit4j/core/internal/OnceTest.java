package io.github.packit4j.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.internal.work.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void anAnswerIsAskedForOnce() {
    Once<Integer> once = new Once<>(asked::incrementAndGet);
    assertThat(once.get()).isEqualTo(1);
    assertThat(once.get()).isEqualTo(1);
  }

  @Test
  void whatWasNeverAskedForIsNotUsed() {
    List<Integer> used = new ArrayList<>();
    Once<Integer> once = new Once<>(asked::incrementAndGet);
    once.ifPresent(used::add);
    assertThat(used).isEmpty();

    once.get();
    once.ifPresent(used::add);
    assertThat(used).containsExactly(1);
  }

  @Test
  void aFailureIsEverybodys() {
    Once<Integer> once =
        new Once<>(
            () -> {
              throw new IllegalStateException("no " + asked.incrementAndGet());
            });
    assertThatThrownBy(once::get).hasMessage("no 1");
    assertThatThrownBy(once::get).hasMessage("no 1");
  }

  @Test
  void whoComesMeanwhileWaitsForTheAnswer() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Once<Integer> once =
        new Once<>(
            () -> {
              asking.countDown();
              try {
                answer.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return asked.incrementAndGet();
            });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> first = threads.submit(once::get);
      asking.await();
      Future<Integer> second = threads.submit(once::get);
      answer.countDown();
      assertThat(List.of(first.get(), second.get())).containsExactly(1, 1);
    } finally {
      threads.shutdownNow();
    }
  }
}
