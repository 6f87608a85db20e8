package io.github.packit4j.koji;

import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiOfflineException;
import io.github.packit4j.koji.failure.KojiTransportException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer or the time is up. */
final class Deadline {
  private final Clock clock;
  private final Sleeper sleeper;
  private final Duration interval;
  private final Duration timeout;
  private final Instant end;
  private final String goal;

  Deadline(Clock clock, Sleeper sleeper, Duration interval, Duration timeout, String goal) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.interval = interval;
    this.timeout = timeout;
    this.end = clock.instant().plus(timeout);
    this.goal = goal;
  }

  /**
   * Asks until something is there. A hub that cannot be reached for a while is asked again, too:
   * only the deadline ends the wait.
   */
  <T> T await(Supplier<Optional<T>> question) throws InterruptedException {
    while (true) {
      Optional<T> answer = ask(question);
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
  }

  private <T> Optional<T> ask(Supplier<Optional<T>> question) throws InterruptedException {
    try {
      return question.get();
    } catch (KojiTransportException | KojiOfflineException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(e.getMessage());
      }
      if (isOver()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private boolean isOver() {
    return !clock.instant().isBefore(end);
  }

  void pause() throws InterruptedException {
    if (isOver()) {
      throw new KojiDeadlineException("Waited %s for %s in vain".formatted(timeout, goal));
    }
    Duration left = Duration.between(clock.instant(), end);
    sleeper.sleep(left.compareTo(interval) < 0 ? left : interval);
  }
}
