package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.internal.StateLock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The statuses of a project's commits. */
final class StatusList {

  private final Clock clock;
  private final StateLock state;
  private final List<Entry> entries = new ArrayList<>();

  /** A status with what only the API shows of it. */
  record Entry(int number, UpstreamStatus status, Instant time) {}

  StatusList(Clock clock, StateLock state) {
    this.clock = clock;
    this.state = state;
  }

  Entry add(UpstreamStatus status) {
    return state.get(
        () -> {
          Entry entry = new Entry(entries.size() + 1, status, clock.instant());
          entries.add(entry);
          return entry;
        });
  }

  /** Returns the statuses, oldest first. */
  List<Entry> entries() {
    return state.get(() -> List.copyOf(entries));
  }

  List<UpstreamStatus> all() {
    return entries().stream().map(Entry::status).toList();
  }
}
