package io.github.packit4j.bodhi.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogsTest {
  private static final ChangeEntry THIRD = entry("2026-11-20", "- third");
  private static final ChangeEntry SECOND = entry("2026-11-20", "- second, the same day");
  private static final ChangeEntry FIRST = entry("2026-11-01", "- first");

  @Test
  void newIsWhatStandsAboveTheNewestEntryOfTheStableBuild() {
    assertThat(Changelogs.since(List.of(THIRD, SECOND, FIRST), List.of(FIRST)))
        .containsExactly(THIRD, SECOND);
    assertThat(Changelogs.since(List.of(THIRD, SECOND, FIRST), List.of(SECOND, FIRST)))
        .containsExactly(THIRD);
    assertThat(Changelogs.since(List.of(FIRST), List.of(FIRST))).isEmpty();
  }

  @Test
  void goesByTheDayWhereThatEntryWasRewritten() {
    ChangeEntry rewritten = entry("2026-11-01", "- first, corrected");

    assertThat(Changelogs.since(List.of(THIRD, SECOND, FIRST), List.of(rewritten)))
        .containsExactly(THIRD, SECOND);
  }

  @Test
  void nothingIsKnownToBeNewWithoutAStableBuild() {
    assertThat(Changelogs.since(List.of(THIRD), List.of())).isEmpty();
  }

  @Test
  void stableTagsAreThoseOfReleasesAndOfUpdates() {
    assertThat(
            Changelogs.stableTags(
                List.of("f45-updates-candidate", "f45-updates", "f45", "f45-build", "epel9")))
        .containsExactly("f45-updates", "f45", "epel9");
  }

  private static ChangeEntry entry(String day, String text) {
    return new ChangeEntry(Instant.parse(day + "T12:00:00Z"), "Jane Doe <jane@example.org>", text);
  }
}
