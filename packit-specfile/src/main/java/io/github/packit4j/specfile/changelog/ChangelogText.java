package io.github.packit4j.specfile.changelog;

import io.github.packit4j.specfile.changelog.internal.PlainLine;
import java.util.ArrayList;
import java.util.List;

/** Turns foreign text into lines that may stand in a {@code %changelog}. */
public final class ChangelogText {

  private ChangelogText() {}

  /**
   * Returns the lines of an upstream release description.
   *
   * <p>They stay as they are but for what would break the file: each is made a {@linkplain
   * #plainLine plain line}, and blank lines at the end go. RPM leaves lines that begin with {@code
   * #} out of the changelog that it stores; where there are no others, the first gets a hyphen. A
   * description without a visible character gives no lines.
   */
  public static List<String> fromReleaseDescription(String description) {
    List<String> lines = new ArrayList<>();
    for (String line : description.split("\\R", -1)) {
      lines.add(PlainLine.of(line));
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    if (lines.stream().allMatch(PlainLine::isLeftOut)) {
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          lines.set(i, "- " + lines.get(i).strip());
          break;
        }
      }
    }
    return List.copyOf(lines);
  }

  /**
   * Returns the lines of an upstream release description written in Markdown (CommonMark with
   * tables), as a changelog likes them.
   *
   * <p>List items and paragraphs begin with a hyphen and are wrapped, nested ones are indented; a
   * row of a table becomes an item with its columns named; links, emphasis and HTML keep their
   * text; lines of code stay as they are, indented; headings, comments and rules go. Each line is a
   * {@linkplain #plainLine plain line}.
   *
   * <p>This method alone needs the libraries {@code org.commonmark:commonmark} and {@code
   * org.commonmark:commonmark-ext-gfm-tables}, which this module does not bring.
   *
   * @param width the longest line wanted, at least 20; longer words are broken, code is not
   * @throws IllegalStateException if a library is missing
   */
  public static List<String> fromMarkdown(String description, int width) {
    if (width < 20) {
      throw new IllegalArgumentException("Lines of " + width + " characters are too short");
    }
    try {
      return MarkdownEntry.lines(description, width).stream().map(PlainLine::of).toList();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "Reading Markdown needs the libraries org.commonmark:commonmark and"
              + " org.commonmark:commonmark-ext-gfm-tables: add both to the class path, or to the"
              + " module path with --add-modules org.commonmark.ext.gfm.tables",
          e);
    }
  }

  /**
   * Returns one line of any text so that RPM shows it, and takes it for nothing else.
   *
   * <p>A {@code %} that would begin a macro ({@code %name}, <code>%{</code>, {@code %?x}, {@code
   * %-5d}) is doubled unless it is already, and so is a backslash that would undo that. RPM reads
   * {@code %%if} as {@code %if} and then takes it for a condition: a line that would begin with a
   * condition, {@code %include} or the name of a section gets a hyphen before it. A {@code *} that
   * begins a line gets a blank before it. Line breaks become blanks; control characters, marks of
   * text direction and trailing blanks go.
   */
  public static String plainLine(String line) {
    return PlainLine.of(line);
  }

  /** Returns a line for each commit, in the given order: {@code - subject (author)}. */
  public static List<String> fromCommits(List<Commit> commits) {
    return commits.stream()
        .map(commit -> PlainLine.of("- " + commit.subject() + " (" + commit.author() + ")"))
        .toList();
  }

  /**
   * Returns an item of a changelog, wrapped as rpmautospec does: at 75 columns, continued lines
   * indented by two.
   */
  public static List<String> wrappedItem(String item) {
    return TextWrap.wrap("- " + item, 75, "  ");
  }
}
