package io.github.packit4j.specfile;

import java.util.ArrayList;
import java.util.List;

/** Turns foreign text into lines that may stand in a {@code %changelog}. */
public final class ChangelogText {

  private ChangelogText() {}

  /**
   * Returns the lines of an upstream release description.
   *
   * <p>They stay as they are but for what would break the file: {@code %} before what could be a
   * macro is doubled unless it is already, a {@code *} that begins a line gets a blank before it,
   * and trailing blanks, at line ends and at the end, go.
   */
  public static List<String> fromReleaseDescription(String description) {
    List<String> lines = new ArrayList<>();
    for (String line : description.stripTrailing().split("\r\n|\r|\n", -1)) {
      lines.add(safeLine(line.stripTrailing()));
    }
    return List.copyOf(lines);
  }

  /**
   * Returns the lines of an upstream release description written in Markdown, as a changelog likes
   * them: list items begin with a hyphen, headings and comments go, links keep their text,
   * paragraphs are wrapped.
   *
   * @param width the longest line wanted, at least 20; longer words are broken
   */
  public static List<String> fromMarkdown(String description, int width) {
    if (width < 20) {
      throw new IllegalArgumentException("Lines of " + width + " characters are too short");
    }
    return MarkdownEntry.lines(description, width).stream().map(ChangelogText::safeLine).toList();
  }

  /** Returns a line for each commit, in the given order: {@code - subject (author)}. */
  public static List<String> fromCommits(List<Commit> commits) {
    return commits.stream()
        .map(commit -> safeLine("- " + commit.subject() + " (" + commit.author() + ")"))
        .toList();
  }

  /**
   * Returns an item of a changelog, wrapped as rpmautospec does: at 75 columns, continued lines
   * indented by two.
   */
  public static List<String> wrappedItem(String item) {
    return TextWrap.wrap("- " + item, 75, "  ");
  }

  /** Returns one line as it may stand in a changelog. */
  static String safeLine(String line) {
    String escaped = escapeMacros(line);
    return escaped.startsWith("*") ? " " + escaped : escaped;
  }

  private static String escapeMacros(String line) {
    if (line.indexOf('%') < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length() + 8);
    for (int i = 0; i < line.length(); ) {
      int end = i;
      while (end < line.length() && line.charAt(end) == '%') {
        end++;
      }
      if (end == i) {
        out.append(line.charAt(i++));
        continue;
      }
      out.append(line, i, end);
      boolean odd = (end - i) % 2 == 1;
      if (odd && end < line.length() && opensMacro(line.charAt(end))) {
        out.append('%');
      }
      i = end;
    }
    return out.toString();
  }

  private static boolean opensMacro(char c) {
    return Character.isLetterOrDigit(c) || "_{[(".indexOf(c) >= 0;
  }
}
