package io.github.packit4j.koji;

import io.github.packit4j.koji.model.ChangelogEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the changelogs of two builds. */
final class Changelogs {
  private Changelogs() {}

  /**
   * The entries of the new build above the first that the old one has, too. Entries are compared as
   * a whole: their times have the resolution of a day, so two builds of one day would differ in
   * nothing. Where the old build's entries were rewritten since, the day of its newest one is the
   * end: what is older is not new.
   */
  static List<ChangelogEntry> since(List<ChangelogEntry> old, List<ChangelogEntry> current) {
    Set<ChangelogEntry> known = new HashSet<>(old);
    Instant end = old.isEmpty() ? Instant.MIN : old.get(0).date();
    return current.stream()
        .takeWhile(entry -> !known.contains(entry) && !entry.date().isBefore(end))
        .toList();
  }
}
