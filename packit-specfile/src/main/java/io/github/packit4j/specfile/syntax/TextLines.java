package io.github.packit4j.specfile.syntax;

import java.util.Arrays;

/**
 * Where the lines of a text begin and end.
 *
 * <p>All methods take the index of a line, from 0: one less than the line numbers of tags,
 * sections, definitions and problems, which count from 1.
 *
 * <p>A line ends with LF or CR LF; the terminator is no part of its content. A text that ends with
 * a terminator has no empty line after it, and an empty text has no lines.
 */
public final class TextLines {

  private final String text;
  private final int[] starts;
  private final int count;

  private TextLines(String text, int[] starts, int count) {
    this.text = text;
    this.starts = starts;
    this.count = count;
  }

  /** Finds the lines of a text. */
  public static TextLines of(String text) {
    int[] starts = new int[Math.max(16, text.length() / 24)];
    int count = 0;
    int start = 0;
    while (start < text.length()) {
      if (count + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[count++] = start;
      int newline = text.indexOf('\n', start);
      start = newline < 0 ? text.length() : newline + 1;
    }
    starts[count] = text.length();
    return new TextLines(text, starts, count);
  }

  /** Returns the lines of a text whose lines behind an offset begin elsewhere. */
  TextLines moved(String changed, int offset, int shift) {
    int[] moved = Arrays.copyOf(starts, count + 1);
    for (int line = count; line >= 0 && moved[line] >= offset; line--) {
      moved[line] += shift;
    }
    return new TextLines(changed, moved, count);
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Returns the number of lines. */
  public int count() {
    return count;
  }

  /** Returns the offset of a line's first character; for {@code count()} the length of the text. */
  public int start(int line) {
    return starts[line];
  }

  /** Returns the offset after a line's content, before its terminator. */
  public int end(int line) {
    int end = starts[line + 1];
    if (end > starts[line] && text.charAt(end - 1) == '\n') {
      end--;
      if (end > starts[line] && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return end;
  }

  /** Returns the offset after a line and its terminator. */
  public int next(int line) {
    return starts[line + 1];
  }

  /** Returns a line's content without its terminator. */
  public String line(int line) {
    return text.substring(starts[line], end(line));
  }

  /** Returns the index of the line that holds an offset; the last line for the end of the text. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /**
   * Returns the terminator of most use in this text: that of its first line, LF if there is none.
   */
  public String terminator() {
    return count > 0 && starts[1] - end(0) == 2 ? "\r\n" : "\n";
  }
}
