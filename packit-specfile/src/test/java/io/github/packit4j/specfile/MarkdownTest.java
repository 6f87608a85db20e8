package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.changelog.ChangelogText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

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

  /** {@code @} stands for a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "# A@@b ~ - b",
        "a@b@@c ~ - a b@- c",
        "a@=@b ~ - a@- b",
        "1. one@2) two ~ - one@- two",
        "- a@@  more@@  - b@    - c@      - d@        - e ~ - a@  more@  - b@    - c@      - d@      - e",
        "**bold** _em_ ***both*** `code` ~ - bold em both `code`",
        "[text](u) [](bare) ![alt](i) <auto:x> [ref]@@[ref]: u ~ - text bare alt auto:x ref",
        "| A | B |@|---|---|@| 1 | *2* |@| 3 | | ~ - A: 1, B: 2@- A: 3",
        "|  | B |@|---|---|@| 1 | 2 | ~ - 1, B: 2",
        "> quoted ~ - quoted",
        "a@@    indented@@    more ~ - a@  indented@  more",
        "- a@@  ```spec@  %if 1@  %files@    x@  ``` ~ - a@  - %%if 1@  %%files@    x",
        "```@* x@%prep@``` ~   * x@  %%prep",
        "%if 1 ~ - %%if 1",
        "<b>bold</b> a<br>b <i ~ - bold a b <i",
        "<details><summary>More &amp; more&#39;s</summary>@@* in@<!-- x@y --> ~ - More & more's@- in",
        "<style>p {}@</style> ~ ",
        "* * * ~ ",
        "\\*a\\* &copy; ~ - *a* \u00a9",
      })
  void eachFormBecomesLines(String markdown, @Nullable String lines) {
    List<String> expected = lines == null ? List.of() : List.of(lines.split("@"));
    List<String> made = ChangelogText.fromMarkdown(markdown.replace('@', '\n'), 60);
    String first = made.isEmpty() ? "" : made.get(0).strip();
    assertThat(made.isEmpty() ? made : withFirst(first, made)).isEqualTo(expected);
    assertThat(made).allMatch(line -> ChangelogText.plainLine(line).equals(line));
  }

  /** The blanks that begin a cell of the table above are lost. */
  private static List<String> withFirst(String first, List<String> lines) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(0, first);
    return changed;
  }

  @Test
  void nestingHasAnEnd() {
    assertThat(ChangelogText.fromMarkdown("> ".repeat(5000) + "x", 60)).isNotEmpty();
    assertThat(ChangelogText.fromMarkdown("*a **b ".repeat(5000) + "** *".repeat(5000), 60))
        .isNotEmpty();
  }

  @Test
  void withoutTheLibraryOnlyMarkdownIsRefused() throws ReflectiveOperationException {
    URL classes = ChangelogText.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader alone =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    Class<?> type = alone.loadClass(ChangelogText.class.getName());
    Method verbatim = type.getMethod("fromReleaseDescription", String.class);
    assertThat(verbatim.invoke(null, "* x")).isEqualTo(List.of(" * x"));
    Method markdown = type.getMethod("fromMarkdown", String.class, int.class);
    assertThatThrownBy(() -> markdown.invoke(null, "* x", 60))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("add both to the class path");
  }
}
