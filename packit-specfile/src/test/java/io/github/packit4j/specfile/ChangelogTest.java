package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void markdownBecomesItems() {
    String markdown =
        """
        ## What's changed
        <!-- generated -->
        * Fix the [build](https://example.org/1) on %{arch} by
          using `make`
        * More
          * nested

        A paragraph that is longer than a line of forty characters.
        ---
        """;
    assertThat(ChangelogText.fromMarkdown(markdown, 40))
        .containsExactly(
            "- Fix the build on %%{arch} by using",
            "  `make`",
            "- More",
            "  - nested",
            "- A paragraph that is longer than a line",
            "  of forty characters.");
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
}
