package io.github.packit4j.bodhi.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.model.NewUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UpdateNotesTest {
  private static final ChangeEntry NEWEST =
      new ChangeEntry(
          Instant.parse("2026-11-20T12:00:00Z"),
          "Packit <hello@packit.dev> - 0.62.3-1",
          "- Update to version 0.62.3\n- Resolves: rhbz#2300001, rhbz#2300002");
  private static final ChangeEntry OLDER =
      new ChangeEntry(
          Instant.parse("2026-11-02T12:00:00Z"),
          "Jane Doe <jane@example.org> - 0.62.2-2",
          "- Rebuilt (see rhbz#2299999)");

  @Test
  void namesBuildsAndWhatIsNewInThem() {
    UpdateNotes notes =
        UpdateNotes.automatic(
            List.of(
                new PackageChanges(
                    "python-ogr", "python-ogr-0.62.3-1.fc45", List.of(NEWEST, OLDER)),
                new PackageChanges("packit", "packit-1.0-1.fc45", List.of())));

    assertThat(notes.text())
        .isEqualTo(
            """
            Automatic update for python-ogr-0.62.3-1.fc45, packit-1.0-1.fc45.

            ##### **Changelog for python-ogr**

            ```
            * Fri Nov 20 2026 Packit <hello@packit.dev> - 0.62.3-1
            - Update to version 0.62.3
            - Resolves: rhbz#2300001, rhbz#2300002

            * Mon Nov 02 2026 Jane Doe <jane@example.org> - 0.62.2-2
            - Rebuilt (see rhbz#2299999)
            ```""");
    assertThat(notes.bugs()).containsExactly(2300001, 2300002);
    assertThat(UpdateNotes.isAutomatic(notes.text())).isTrue();
  }

  @Test
  void fillsATemplate() {
    assertThat(UpdateNotes.fromTemplate(UpdateNotes.DEFAULT_TEMPLATE, "2.1.0").text())
        .isEqualTo("New upstream release: 2.1.0");
  }

  @Test
  void leavesOutTheOldestEntriesOfAllPackages() {
    List<ChangeEntry> many = new ArrayList<>();
    for (int day = 400; day > 0; day--) {
      many.add(
          new ChangeEntry(
              Instant.EPOCH.plusSeconds(86_400L * day), "J <j@x>", "- change number " + day + "."));
    }
    UpdateNotes notes =
        UpdateNotes.automatic(
            List.of(
                new PackageChanges("a", "a-1-1.fc45", List.of(NEWEST)),
                new PackageChanges("b", "b-1-1.fc45", many)));

    assertThat(NotesText.length(notes.text())).isBetween(9_900, 10_000);
    assertThat(notes.text())
        .contains("Update to version 0.62.3", "change number 400.")
        .doesNotContain("change number 1.")
        .endsWith("Older changelog entries were left out because the notes would be too long.");
  }

  @Test
  void keepsTheNewestEntriesOfEachPackage() {
    UpdateNotes notes =
        UpdateNotes.automatic(
            List.of(
                new PackageChanges("a", "a-1-1.fc45", entries("change of a", 401)),
                new PackageChanges("b", "b-1-1.fc45", entries("change of b", 400))));

    for (String name : List.of("change of a", "change of b")) {
      List<Integer> kept =
          Pattern.compile(name + " (\\d+)\\.")
              .matcher(notes.text())
              .results()
              .map(found -> Integer.valueOf(found.group(1)))
              .toList();
      assertThat(kept)
          .hasSizeGreaterThan(50)
          .isEqualTo(IntStream.range(0, kept.size()).map(i -> 300 - i).boxed().toList());
    }
  }

  /** One a day, of both packages in turn; the newest has the highest number, 300. */
  private static List<ChangeEntry> entries(String text, int newestDay) {
    return IntStream.range(0, 300)
        .mapToObj(
            i ->
                new ChangeEntry(
                    Instant.EPOCH.plusSeconds(86_400L * (newestDay - 2L * i)),
                    "J <j@x>",
                    "- %s %d.".formatted(text, 300 - i)))
        .toList();
  }

  @Test
  void findsBugsAlsoInEntriesThatAreLeftOut() {
    ChangeEntry huge =
        new ChangeEntry(Instant.EPOCH, "J <j@x>", "- fixes fedora#2300007\n" + "x".repeat(20_000));

    UpdateNotes notes =
        UpdateNotes.automatic(List.of(new PackageChanges("a", "a-1-1.fc45", List.of(huge))));

    assertThat(notes.text())
        .startsWith("Automatic update for a-1-1.fc45.")
        .endsWith("would be too long.");
    assertThat(notes.bugs()).containsExactly(2300007);
  }

  @Test
  void countsBuildsThatAreTooManyToName() {
    List<PackageChanges> many =
        Collections.nCopies(500, new PackageChanges("a", "a-long-name-1.0.0-1.fc45", List.of()));

    assertThat(UpdateNotes.automatic(many).text()).isEqualTo("Automatic update for 500 builds.");
  }

  @Test
  void keepsAChangelogInsideItsFence() {
    ChangeEntry hostile = new ChangeEntry(Instant.EPOCH, "J <j@x>", "```\n# Heading\n````");

    assertThat(
            UpdateNotes.automatic(List.of(new PackageChanges("a", "a-1-1.fc45", List.of(hostile))))
                .text())
        .contains("\n`````\n* Thu Jan 01 1970")
        .endsWith("\n`````");
  }

  /** Bodhi counts characters as Python does, of which some are two in Java. */
  @Test
  void lengthIsThatOfCharacters() {
    ChangeEntry faces = new ChangeEntry(NEWEST.time(), "Jane", "\uD83D\uDE00".repeat(200));
    List<PackageChanges> changes = List.of(new PackageChanges("a", "a-1-1.fc45", List.of(faces)));
    String all = UpdateNotes.automatic(changes).text();
    int length = all.codePointCount(0, all.length());
    assertThat(all).hasSizeGreaterThan(length);

    assertThat(UpdateNotes.automatic(changes, length).text()).isEqualTo(all);
    assertThat(UpdateNotes.automatic(changes, length - 1).text()).doesNotContain("\uD83D\uDE00");
  }

  @Test
  void needsABuild() {
    assertThatThrownBy(() -> UpdateNotes.automatic(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void notesMayBeLimitedToAHundredCharacters() {
    List<PackageChanges> changes =
        List.of(
            new PackageChanges("a", "a-1-1.fc45", List.of(NEWEST)),
            new PackageChanges("b", "b-1-1.fc45", List.of()));

    assertThat(UpdateNotes.automatic(changes, 100).text())
        .isEqualTo("Automatic update for a-1-1.fc45, b-1-1.fc45.");
    assertThatThrownBy(() -> UpdateNotes.automatic(changes, 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Notes need at least 100 characters, not 99");
    assertThatThrownBy(() -> UpdateNotes.automatic(List.of()))
        .hasMessage("An update has at least one build");
    assertThat(UpdateNotes.MAX_LENGTH).isEqualTo(NewUpdate.MAX_NOTES);
  }

  /** One that does not fit leaves room for one that does. */
  @Test
  void theNewestEntryThatFitsIsKept() {
    ChangeEntry long2 = new ChangeEntry(Instant.EPOCH, "J <j@x>", "- " + "x".repeat(500));
    List<PackageChanges> changes =
        List.of(new PackageChanges("a", "a-1-1.fc45", List.of(NEWEST, long2)));
    String kept =
        """
        Automatic update for a-1-1.fc45.

        ##### **Changelog for a**

        ```
        * Fri Nov 20 2026 Packit <hello@packit.dev> - 0.62.3-1
        - Update to version 0.62.3
        - Resolves: rhbz#2300001, rhbz#2300002
        ```

        Older changelog entries were left out because the notes would be too long.""";

    assertThat(UpdateNotes.automatic(changes, kept.length()).text()).isEqualTo(kept);
    assertThat(UpdateNotes.automatic(changes, kept.length() - 1).text())
        .isEqualTo(
            """
            Automatic update for a-1-1.fc45.

            Older changelog entries were left out because the notes would be too long.""");
  }

  /** Entries of the same time are one set: none of them is newer than another. */
  @Test
  void entriesAreCountedAlsoWhereTheirTimesAreTheSame() {
    List<ChangeEntry> same =
        IntStream.range(0, 40)
            .mapToObj(i -> new ChangeEntry(Instant.EPOCH, "J <j@x>", "- change %d.".formatted(i)))
            .toList();

    String text =
        UpdateNotes.automatic(List.of(new PackageChanges("a", "a-1-1.fc45", same)), 500).text();

    assertThat(text)
        .contains("- change 0.", "- change 8.", "left out")
        .doesNotContain("- change 39.");
  }

  @Test
  void anEntryIsThatOfAChangelogOnItsDayInUtc() {
    assertThat(
            new ChangeEntry(Instant.parse("2026-03-01T23:59:59Z"), "J <j@x> - 1-1", "\n- one\n ")
                .format())
        .isEqualTo("* Sun Mar 01 2026 J <j@x> - 1-1\n- one");
    assertThat(new ChangeEntry(Instant.EPOCH, "J <j@x>", "").format())
        .isEqualTo("* Thu Jan 01 1970 J <j@x>");
  }

  @Test
  void aTemplateMayNameTheVersionAnywhereAndClosesNoBugs() {
    assertThat(UpdateNotes.fromTemplate("{version}: see v{version}, fixes rhbz#2300001", "2.1"))
        .isEqualTo(new UpdateNotes("2.1: see v2.1, fixes rhbz#2300001", List.of()));
    assertThat(UpdateNotes.isAutomatic("New upstream release: 2.1")).isFalse();
    assertThat(UpdateNotes.isAutomatic("No Automatic update for a.")).isFalse();
  }

  @Test
  void bugsOfAllPackagesAreNamedOnceInTheirOrder() {
    assertThat(
            UpdateNotes.automatic(
                    List.of(
                        new PackageChanges("a", "a-1-1.fc45", List.of(NEWEST)),
                        new PackageChanges(
                            "b",
                            "b-1-1.fc45",
                            List.of(
                                new ChangeEntry(Instant.EPOCH, "J", "fixes rhbz#2300001"),
                                new ChangeEntry(Instant.EPOCH, "J", "fixes rhbz#2300003")))))
                .bugs())
        .containsExactly(2300001, 2300002, 2300003);
  }

  @Property(tries = 200)
  void neverExceedsTheLimit(
      @ForAll @Size(min = 1, max = 5) List<@StringLength(max = 60) String> texts,
      @ForAll @IntRange(min = 100, max = 600) int limit,
      @ForAll @IntRange(min = 1, max = 8) int packages) {
    List<ChangeEntry> entries = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      entries.add(new ChangeEntry(Instant.EPOCH.minusSeconds(86_400L * i), "J", texts.get(i)));
    }
    List<PackageChanges> changes =
        Collections.nCopies(packages, new PackageChanges("p", "p-1-1.fc45", entries));

    assertThat(NotesText.length(UpdateNotes.automatic(changes, limit).text()))
        .isLessThanOrEqualTo(limit);
  }
}
