package io.github.packit4j.sandbox.internal.monitoring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All bugs. Guarded by the state lock. */
final class Bugs {

  private static final int FIRST = 2_400_000;

  private final Clock clock;
  private final List<Bug> bugs = new ArrayList<>();

  Bugs(Clock clock) {
    this.clock = clock;
  }

  List<Bug> all() {
    return List.copyOf(bugs);
  }

  Optional<Bug> find(int id) {
    return bugs.stream().filter(bug -> bug.id() == id).findFirst();
  }

  Bug file(String component, String version, String summary, String creator, String text) {
    Bug bug = new Bug(FIRST + bugs.size(), component, version, summary, comment(creator, text));
    bugs.add(bug);
    return bug;
  }

  Bug.Comment comment(String creator, String text) {
    return new Bug.Comment(creator, text, clock.instant());
  }

  void rename(Bug bug, String summary) {
    bug.rename(summary, clock.instant());
  }

  void status(Bug bug, String status) {
    bug.status(status, clock.instant());
  }
}
