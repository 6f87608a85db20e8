package io.github.packit4j.koji;

import io.github.packit4j.http.support.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleeping moves. */
final class FakeClock extends Clock implements Sleeper {
  final List<Duration> pauses = new ArrayList<>();
  Runnable onSleep = () -> {};
  private Instant now = Instant.parse("2026-11-22T16:00:00Z");

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted");
    }
    pauses.add(duration);
    now = now.plus(duration);
    onSleep.run();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
