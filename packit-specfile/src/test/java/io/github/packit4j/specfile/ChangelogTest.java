package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.changelog.Changelog;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.changelog.Commit;
import io.github.packit4j.specfile.changelog.Packager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogTest {

  @Test
  void entriesAreReadNewestFirst() {
    Changelog log =
        Changelog.parse(
            "* Mon Jan 01 2024 X Y <x@y> - 1:1.0-1\n- o\n  p\n\n\n* Sun Dec 31 2023 Y\n* first\n");
    ChangelogEntry newest = log.newest().orElseThrow();
    assertThat(newest.date()).contains(LocalDate.of(2024, 1, 1));
    assertThat(newest.author()).contains(new Packager("X Y", "x@y"));
    assertThat(newest.evr()).contains("1:1.0-1");
    assertThat(newest.lines()).containsExactly("- o", "  p");
    assertThat(log.entries().get(1).lines()).containsExactly("* first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* Sun Dec 31 2023 Y <y> 0.9: | 0.9",
        "* Mon Jan 01 2024 X <x> [1.0-1] | 1.0-1",
        "* Mon Jan 01 2024 X <x> (1.0-1) | 1.0-1",
        "* Mon Jan 01 2024 X <x@y> | none",
        "* Mon Jan 06 12:30:00 CET 2020 A - 2-1 | 2-1",
      })
  void theVersionIsTheLastWord(String header, String evr) {
    assertThat(new ChangelogEntry(header, List.of()).evr().orElse("none")).isEqualTo(evr);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- 100% of tests now pass | - 100% of tests now pass",
        "- removed all %global macros | - removed all %%global macros",
        "- Use %{_bindir}/%{name} for %install | - Use %%{_bindir}/%%{name} for %%install",
        "- nested %{?version:.%{name}} macro | - nested %%{?version:.%%{name}} macro",
        "- shell (%(...)) and expression (%[...]) | - shell (%%(...)) and expression (%%[...])",
        "- already escaped %%global | - already escaped %%global",
        "- weird %%%global combination | - weird %%%%global combination",
      })
  void releaseDescriptionsAreEscaped(String in, String out) {
    assertThat(ChangelogText.fromReleaseDescription(in)).containsExactly(out);
  }

  @Test
  void starsDoNotBeginALine() {
    assertThat(ChangelogText.fromReleaseDescription("- first item\r\n* second item\n\n"))
        .containsExactly("- first item", " * second item");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%if 0%{?rhel} < 9|- %%if 0%%{?rhel} < 9",
        "  %if 1|  - %%if 1",
        "%%endif|- %%endif",
        "%endif.|- %%endif.",
        "%else1|- %%else1",
        "%elif x|- %%elif x",
        "%ifarch s390x|- %%ifarch s390x",
        " %include /etc/passwd| - %%include /etc/passwd",
        "%changelog|- %%changelog",
        "%PREP x|- %%PREP x",
        "%end|- %%end",
        " %prep| %%prep",
        "%prep: x|%%prep: x",
        "%prepare|%%prepare",
        "%iffy|%%iffy",
        "%%%%if|%%%%if",
        "use %if|use %%if",
        "%?global x 1|%%?global x 1",
        "%!!global zz 1|%%!!global zz 1",
        "Use %-5d|Use %%-5d",
        "prints 100%!|prints 100%%!",
        "\\%(a\\)|\\\\%%(a\\)",
        "\\\\%(a|\\\\%%(a",
        "50% of %* and %#|50% of %* and %#",
        "C:\\|C:\\ ",
        "a\u202eb\u0007c\ufeff  |abc",
        "a\u200bb\u00adc\u2060\uDB40\uDC41d\u200de|abcd\u200de",
        "tab\there|tab\there",
        "a\ud83d\ude00b\ud83d|a\ud83d\ude00b\ufffd",
      })
  void nothingInALineIsMoreThanText(String in, String out) {
    assertThat(ChangelogText.plainLine(in)).isEqualTo(out);
    assertThat(ChangelogText.plainLine(out)).isEqualTo(out);
  }

  @Test
  void everyLineBreakEndsALine() {
    assertThat(ChangelogText.fromReleaseDescription("a\rb\u2028c\u0085d\u000be\r\nf"))
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(ChangelogText.plainLine("a\n%prep")).isEqualTo("a %%prep");
  }

  @Test
  void aDescriptionOfCommentsKeepsOneLineThatRpmShows() {
    assertThat(ChangelogText.fromReleaseDescription("# 2.0\n\n## x"))
        .containsExactly("- # 2.0", "", "## x");
    assertThat(ChangelogText.fromReleaseDescription("# 2.0\nfix")).containsExactly("# 2.0", "fix");
    assertThat(ChangelogText.fromReleaseDescription(" \n\u200e\n")).isEmpty();
  }

  @Test
  void commitsAndAuthorsCannotBreakAHeader() {
    assertThatThrownBy(() -> new Packager("A\u202eB", "a@b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("marks of text direction");
    assertThatThrownBy(() -> new Packager("A", "a@b\n%prep"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Packager.parse("A\u202e\nB <a@b>")).isEqualTo(new Packager("A B", "a@b"));
    LocalDate day = LocalDate.of(2024, 1, 5);
    assertThat(ChangelogEntry.of(day, new Packager("%(id) 5%", ""), "1-1", List.of("- x")).header())
        .isEqualTo("* Fri Jan 05 2024 %%(id) 5% - 1-1");
    assertThatThrownBy(
            () -> ChangelogEntry.of(day, new Packager("A", ""), "1\n%prep", List.of("- x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one word");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%if 0", "- %{x}", "%%prep", "a\u202eb", "a\rb", "* x", "%?x", "ends in \\"})
  void anEntryThatIsMoreThanTextIsRefused(String line) {
    ChangelogEntry entry = entry("1-1", line);
    SpecFileEditor editor = SpecFile.parse("%changelog\n").edit();
    assertThatThrownBy(() -> editor.addChangelogEntry(entry))
        .isInstanceOf(SpecFileException.class)
        .hasMessageStartingWith("Line 1 of the changelog entry is more than text to RPM: '")
        .hasMessageContaining("write '" + ChangelogText.plainLine(line) + "'");
    assertThat(editor.apply().text()).isEqualTo("%changelog\n");
  }

  @Test
  void anEntryWithoutATextIsRefused() {
    for (ChangelogEntry entry : List.of(entry("1-1", "# x"), entry("1-1", " "))) {
      assertThatThrownBy(() -> SpecFile.parse("%changelog\n").edit().addChangelogEntry(entry))
          .isInstanceOf(SpecFileException.class)
          .hasMessageContaining("no text that RPM would keep");
    }
    ChangelogEntry header = new ChangelogEntry("* Fri Jan 05 2024 %(id)", List.of("- x"));
    assertThatThrownBy(() -> SpecFile.parse("%changelog\n").edit().addChangelogEntry(header))
        .hasMessageContaining("write '* Fri Jan 05 2024 %%(id)'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* Wed Jan 03 16:25:01 EST 2024 B/- y/ | * Fri Jan 05 12:00:00 UTC 2024 A - 1-1",
        "* Fri Jan  5 16:25:01 EST 2024 B/- y/ | * Fri Jan  5 16:25:01 EST 2024 A - 1-1",
        "* Fri Jan 05 06:25:01 UTC 2024 B/- y/ | * Fri Jan 05 12:00:00 UTC 2024 A - 1-1",
        "* Wed Jan 3 2024 B/- y//* Tue Jan 2 10:00:00 UTC 2024 C/- z/"
            + " | * Fri Jan 5 2024 A - 1-1",
      })
  void aDateIsWrittenAsInTheNewestEntry(String log, String header) {
    String text = "%changelog\n" + log.replace('/', '\n');
    assertThat(SpecFile.parse(text).edit().addChangelogEntry(entry("1-1", "- x")).apply().text())
        .isEqualTo("%changelog\n" + header + "\n- x\n\n" + log.replace('/', '\n'));
  }

  @Test
  void aTimeIsKeptWhereTheNewestEntryHasOne() {
    ZonedDateTime time = ZonedDateTime.of(2024, 1, 5, 1, 30, 0, 0, ZoneId.of("Europe/Prague"));
    ChangelogEntry entry = ChangelogEntry.of(time, new Packager("A", ""), "1-1", List.of("- x"));
    assertThat(entry.header()).isEqualTo("* Fri Jan 05 00:30:00 UTC 2024 A - 1-1");
    assertThat(added("* Thu Jan 04 10:00:00 UTC 2024 B\n- y\n", entry))
        .startsWith("* Fri Jan 05 00:30:00 UTC 2024 A");
    assertThat(added("* Thu Jan 04 2024 B\n- y\n", entry)).startsWith("* Fri Jan 05 2024 A");
    assertThat(added("", entry)).startsWith("* Fri Jan 05 00:30:00 UTC 2024 A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# c/* Wed Jan 03 2024 B/- y/ | # c/@/* Wed Jan 03 2024 B/- y/",
        "%if 0/* Wed Jan 03 2024 B/- y/%endif/ | @/%if 0/* Wed Jan 03 2024 B/- y/%endif/",
        "* Wed Jan 03 2024 B/- y/%include old/ | @/* Wed Jan 03 2024 B/- y/%include old/",
        "# only a comment/ | # only a comment/@",
      })
  void anEntryStandsWhereItCounts(String log, String after) {
    String expected = after.replace("@", "* Fri Jan 05 2024 A - 1-1/- x/").replace('/', '\n');
    assertThat(added(log.replace('/', '\n'), entry("1-1", "- x"))).isEqualTo(expected);
  }

  @Test
  void entriesOfAnotherFileGetNone() {
    SpecFileEditor editor =
        SpecFile.parse("%changelog\n%include new\n* Wed Jan 03 2024 B\n- y\n").edit();
    assertThat(editor.addChangelogEntry(entry("1-1", "- x")).apply().text())
        .isEqualTo("%changelog\n%include new\n* Wed Jan 03 2024 B\n- y\n");
    assertThat(editor.notes())
        .extracting(EditNote::message)
        .containsExactly(
            "The newest entries are in the file that %include names: no entry was added");
  }

  private static ChangelogEntry entry(String evr, String line) {
    return ChangelogEntry.of(LocalDate.of(2024, 1, 5), new Packager("A", ""), evr, List.of(line));
  }

  private static String added(String log, ChangelogEntry entry) {
    String text =
        SpecFile.parse("%changelog\n" + log).edit().addChangelogEntry(entry).apply().text();
    return text.substring("%changelog\n".length());
  }

  @Test
  void commitsBecomeLines() {
    assertThat(
            ChangelogText.fromCommits(
                List.of(new Commit("Ann", "Fix %build\n\nbody"), new Commit("Bo", "* Add x"))))
        .containsExactly("- Fix %%build (Ann)", "- * Add x (Bo)");
  }

  @Test
  void itemsAreWrappedAsRpmautospecDoes() {
    String item = "word ".repeat(16) + "well-known-thing";
    assertThat(ChangelogText.wrappedItem(item))
        .containsExactly("- " + "word ".repeat(13) + "word", "  word word well-known-thing");
    assertThat(ChangelogText.wrappedItem("x".repeat(80)))
        .containsExactly("- " + "x".repeat(73), "  " + "x".repeat(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* Mon Jan 06 12:30:00 CET 2020 A - 2-1 | true",
        "* Mon Jan 06 2020 A - 2-1 | false",
        "* no date | false",
      })
  void headersMayHaveATime(String header, boolean expected) {
    assertThat(new ChangelogEntry(header, List.of()).hasTime()).isEqualTo(expected);
  }
}
