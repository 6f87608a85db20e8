package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiTransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long the hub is asked for what is not there yet. */
class DeadlineTest {
  private final FakeClock clock = new FakeClock();
  private final Deadline deadline =
      new Deadline(clock, clock, Duration.ofSeconds(10), Duration.ofSeconds(25), "task 37");

  static Stream<KojiException> outages() {
    return Stream.of(
        new KojiTransportException("no route", new IOException("no route")),
        new KojiFault(1014, "outage until 12:00 UTC").toException("getTaskInfo"));
  }

  @Test
  void asksInIntervalsAndForTheLastTimeAtTheEnd() {
    AtomicInteger questions = new AtomicInteger();

    assertThatThrownBy(
            () ->
                deadline.await(
                    () -> {
                      questions.incrementAndGet();
                      return Optional.empty();
                    }))
        .isInstanceOfSatisfying(
            KojiDeadlineException.class, e -> assertThat(e.mayPassByItself()).isTrue())
        .hasMessage("Waited PT25S for task 37 in vain");
    assertThat(clock.pauses)
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(questions).hasValue(4);
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsSatOut(KojiException outage) throws Exception {
    AtomicInteger questions = new AtomicInteger();

    String answer =
        deadline.await(
            () -> {
              if (questions.incrementAndGet() < 3) {
                throw outage;
              }
              return Optional.of("done");
            });

    assertThat(answer).isEqualTo("done");
    assertThat(clock.pauses).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageAtTheEndIsTheReason(KojiException outage) {
    assertThatThrownBy(
            () ->
                deadline.await(
                    () -> {
                      throw outage;
                    }))
        .isSameAs(outage);
    assertThat(clock.pauses).hasSize(3);
  }

  @Test
  void anotherFaultEndsTheWaitAtOnce() {
    KojiException gone = new KojiFault(1000, "No such task: 37").toException("getTaskInfo");

    assertThatThrownBy(
            () ->
                deadline.await(
                    () -> {
                      throw gone;
                    }))
        .isSameAs(gone);
    assertThat(clock.pauses).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anInterruptIsNoOutage(KojiException outage) {
    assertThatThrownBy(
            () ->
                deadline.await(
                    () -> {
                      Thread.currentThread().interrupt();
                      throw outage;
                    }))
        .isInstanceOf(InterruptedException.class)
        .hasMessage(outage.getMessage());
    assertThat(Thread.interrupted()).isFalse();
  }
}
