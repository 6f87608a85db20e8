package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.List;

/** Replacements of whole lines, with the line ends of the file. */
public final class LineEdit {

  private LineEdit() {}

  /** Inserts lines before a line; after the last one if {@code line} is the number of lines. */
  public static Replacement insert(TextLines lines, int line, List<String> inserted) {
    String newline = lines.terminator();
    String text = String.join(newline, inserted);
    int at = lines.start(line);
    boolean lineOpen = at > 0 && lines.text().charAt(at - 1) != '\n';
    return new Replacement(new SourceSpan(at, at), lineOpen ? newline + text : text + newline);
  }

  /** Removes the lines from {@code first} up to, not including, {@code end}. */
  public static Replacement remove(TextLines lines, int first, int end) {
    return new Replacement(new SourceSpan(lines.start(first), lines.start(end)), "");
  }
}
