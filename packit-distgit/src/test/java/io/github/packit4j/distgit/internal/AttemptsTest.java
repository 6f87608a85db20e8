package io.github.packit4j.distgit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.internal.Attempts.BrokenOff;
import io.github.packit4j.http.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final RetryPolicy THREE =
      new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(100));

  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final IllegalStateException broken = new IllegalStateException("broken off");

  private String breakOff(Duration leastPause) {
    attempts.incrementAndGet();
    throw new BrokenOff(broken, leastPause);
  }

  @Test
  void endWithTheFirstThatWorks() {
    String result =
        new Attempts(THREE, pauses::add)
            .run(() -> attempts.get() == 2 ? "done" : breakOff(Duration.ZERO));
    assertThat(result).isEqualTo("done");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void endWithWhatBrokeTheLastOneOff() {
    assertThatThrownBy(() -> new Attempts(THREE, pauses::add).run(() -> breakOff(Duration.ZERO)))
        .isSameAs(broken);
    assertThat(attempts).hasValue(3);
    assertThat(pauses)
        .hasSize(2)
        .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(60)));
  }

  @Test
  void endWithAnythingElse() {
    IllegalArgumentException other = new IllegalArgumentException();
    assertThatThrownBy(
            () ->
                new Attempts(THREE, pauses::add)
                    .run(
                        () -> {
                          throw other;
                        }))
        .isSameAs(other);
    assertThat(pauses).isEmpty();
  }

  @Test
  void leaveTheServerAloneAsLongAsItWants() {
    Duration wanted = Duration.ofSeconds(40);
    assertThatThrownBy(() -> new Attempts(THREE, pauses::add).run(() -> breakOff(wanted)))
        .isSameAs(broken);
    assertThat(pauses).allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(wanted));
  }

  @Test
  void doNotWaitLongerThanThePolicyLetsThem() {
    Duration wanted = Duration.ofSeconds(101);
    assertThatThrownBy(() -> new Attempts(THREE, pauses::add).run(() -> breakOff(wanted)))
        .isSameAs(broken);
    assertThat(attempts).hasValue(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void mayWaitAsLongAsThePolicyLetsThem() {
    Duration all = Duration.ofSeconds(40);
    RetryPolicy exact = new RetryPolicy(2, Duration.ZERO, Duration.ZERO, all);
    assertThatThrownBy(() -> new Attempts(exact, pauses::add).run(() -> breakOff(all)))
        .isSameAs(broken);
    assertThat(pauses).containsExactly(all);
  }

  @Test
  void endWithAnInterruption() {
    Attempts interrupted =
        new Attempts(
            THREE,
            pause -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> interrupted.run(() -> breakOff(Duration.ZERO))).isSameAs(broken);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(attempts).hasValue(1);
  }

  @Test
  void doNotPauseAfterAnInterruption() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Attempts(THREE, pauses::add).run(() -> breakOff(Duration.ZERO)))
        .isSameAs(broken);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pauses).isEmpty();
  }
}
