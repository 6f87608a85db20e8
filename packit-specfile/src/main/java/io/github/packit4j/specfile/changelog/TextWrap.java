package io.github.packit4j.specfile.changelog;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a paragraph into lines as Python's {@code textwrap} does, which rpmautospec uses: at white
 * space, after hyphens inside words, around dashes, and inside words longer than a line.
 */
final class TextWrap {

  private static final int TAB = 8;

  private final int width;
  private final String indent;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private TextWrap(int width, String indent) {
    this.width = width;
    this.indent = indent;
  }

  /** Returns the lines; all but the first begin with the indent. */
  static List<String> wrap(String text, int width, String indent) {
    TextWrap wrap = new TextWrap(width, indent);
    for (String chunk : chunks(withoutTabs(text).replaceAll("[\\n\\x0b\\f\\r]", " "))) {
      wrap.add(chunk);
    }
    wrap.endLine();
    return List.copyOf(wrap.lines);
  }

  /** Fills tabs up with blanks, to columns that are multiples of eight. */
  private static String withoutTabs(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        out.append(" ".repeat(TAB - (out.length() - lineStart) % TAB));
      } else {
        out.append(c);
        lineStart = c == '\n' || c == '\r' ? out.length() : lineStart;
      }
    }
    return out.toString();
  }

  private void add(String chunk) {
    boolean fresh = isFresh();
    if (chunk.isBlank() && fresh && !lines.isEmpty()) {
      return;
    }
    if (line.length() + chunk.length() <= width) {
      line.append(chunk);
    } else if (chunk.isBlank()) {
      endLine();
    } else if (chunk.length() > width - (lines.isEmpty() && fresh ? 0 : indent.length())) {
      breakLong(chunk);
    } else {
      endLine();
      line.append(chunk);
    }
  }

  private boolean isFresh() {
    return line.length() == (lines.isEmpty() ? 0 : indent.length());
  }

  private void breakLong(String chunk) {
    String rest = chunk;
    while (!rest.isEmpty() && line.length() + rest.length() > width) {
      int room = Math.max(1, width - line.length());
      int hyphen = rest.lastIndexOf('-', room - 1);
      boolean wordBefore = hyphen > 0 && !rest.substring(0, hyphen).replace("-", "").isEmpty();
      int cut = Math.min(rest.length(), wordBefore ? hyphen + 1 : room);
      line.append(rest, 0, cut);
      endLine();
      rest = rest.substring(cut);
    }
    line.append(rest);
  }

  private void endLine() {
    String text = line.toString().stripTrailing();
    if (!text.isEmpty()) {
      lines.add(text);
    }
    line.setLength(0);
    line.append(lines.isEmpty() ? "" : indent);
  }

  private static List<String> chunks(String text) {
    List<String> chunks = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || isBreak(text, i)) {
        chunks.add(text.substring(start, i));
        start = i;
      }
    }
    return chunks;
  }

  private static boolean isBreak(String text, int at) {
    boolean before = text.charAt(at - 1) == ' ';
    boolean after = text.charAt(at) == ' ';
    if (before || after) {
      return before != after;
    }
    return isAfterHyphen(text, at) || isAtDash(text, at);
  }

  private static boolean isAfterHyphen(String text, int at) {
    int hyphen = at - 1;
    if (text.charAt(hyphen) != '-') {
      return false;
    }
    boolean word =
        isLetter(text, hyphen - 1) && isLetter(text, hyphen - 2)
            || isWordLike(text, hyphen - 1)
                && charAt(text, hyphen - 2) == '-'
                && isLetter(text, hyphen - 3);
    boolean next =
        isLetter(text, at)
            && (isLetter(text, at + 1) || charAt(text, at + 1) == '-' && isLetter(text, at + 2));
    return word && next;
  }

  /** Finds both ends of two or more hyphens between words. */
  private static boolean isAtDash(String text, int at) {
    int start = at;
    while (charAt(text, start - 1) == '-') {
      start--;
    }
    int end = at;
    while (charAt(text, end) == '-') {
      end++;
    }
    char next = charAt(text, end);
    return (start == at || end == at)
        && end - start >= 2
        && isWordLike(text, start - 1)
        && (Character.isLetterOrDigit(next) || next == '_');
  }

  private static char charAt(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isLetter(String text, int index) {
    char c = charAt(text, index);
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isWordLike(String text, int index) {
    char c = charAt(text, index);
    return Character.isLetterOrDigit(c) || (c != 0 && "_!\"'&.,?".indexOf(c) >= 0);
  }
}
