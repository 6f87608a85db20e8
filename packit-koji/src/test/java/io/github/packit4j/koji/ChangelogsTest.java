package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.koji.model.ChangelogEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogsTest {
  private static final ChangelogEntry THIRD = entry("2026-11-20", "- third");
  private static final ChangelogEntry SECOND = entry("2026-11-20", "- second, the same day");
  private static final ChangelogEntry FIRST = entry("2026-11-01", "- first");
  private static final List<ChangelogEntry> ALL = List.of(THIRD, SECOND, FIRST);

  private static ChangelogEntry entry(String day, String text) {
    return new ChangelogEntry(Instant.parse(day + "T12:00:00Z"), "Jane <jane@example.org>", text);
  }

  @Test
  void newIsWhatStandsAboveWhatTheOldBuildHas() {
    assertThat(Changelogs.since(List.of(FIRST), ALL)).containsExactly(THIRD, SECOND);
    assertThat(Changelogs.since(List.of(SECOND, FIRST), ALL)).containsExactly(THIRD);
    assertThat(Changelogs.since(ALL, ALL)).isEmpty();
  }

  @Test
  void theDayIsTheEndWhereTheOldEntriesWereRewritten() {
    ChangelogEntry rewritten = entry("2026-11-10", "- second, before it was moved");

    assertThat(Changelogs.since(List.of(rewritten), ALL)).containsExactly(THIRD, SECOND);
  }

  @Test
  void whatStandsBelowAnOlderEntryIsNotNew() {
    ChangelogEntry ancient = entry("1999-01-01", "- from another package");

    assertThat(Changelogs.since(List.of(FIRST), List.of(THIRD, ancient, SECOND, FIRST)))
        .containsExactly(THIRD);
  }

  @Test
  void allIsNewWhereTheOldBuildHasNoChangelog() {
    assertThat(Changelogs.since(List.of(), ALL)).isEqualTo(ALL);
  }
}
