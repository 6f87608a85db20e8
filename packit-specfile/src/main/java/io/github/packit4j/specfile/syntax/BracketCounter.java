package io.github.packit4j.specfile.syntax;

/**
 * Counts macro brackets left open, the way RPM decides whether a line goes on.
 *
 * <p>Only <code>%{</code>, <code>%(</code> and <code>%[</code> open; inside them the bare bracket
 * of the same kind counts too, a backslash hides the next character, and <code>%%</code> is skipped
 * as a pair.
 */
final class BracketCounter {

  private final boolean expressions;
  private int braces;
  private int parentheses;
  private int squares;
  private char pending;

  /** Makes a counter; {@code expressions} tells whether <code>%[</code> counts too. */
  BracketCounter(boolean expressions) {
    this.expressions = expressions;
  }

  void feed(String text, int from, int to) {
    int i = from;
    while (i < to) {
      if (pending == 0 && !isOpen()) {
        i = nextMark(text, i, to);
      }
      if (i < to) {
        feed(text.charAt(i++));
      }
    }
  }

  /** Skips what means nothing while no bracket is open: most of every text. */
  private static int nextMark(String text, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) != '%' && text.charAt(i) != '\\') {
      i++;
    }
    return i;
  }

  void feed(char c) {
    if (pending == '\\') {
      pending = 0;
    } else if (pending == '%') {
      pending = 0;
      open(c);
    } else if (c == '\\' || c == '%') {
      pending = c;
    } else {
      count(c);
    }
  }

  boolean isOpen() {
    return braces > 0 || parentheses > 0 || squares > 0;
  }

  private void open(char c) {
    switch (c) {
      case '{' -> braces++;
      case '(' -> parentheses++;
      case '[' -> squares += expressions ? 1 : 0;
      default -> {}
    }
  }

  private void count(char c) {
    switch (c) {
      case '{' -> braces += braces > 0 ? 1 : 0;
      case '}' -> braces -= braces > 0 ? 1 : 0;
      case '(' -> parentheses += parentheses > 0 ? 1 : 0;
      case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
      case '[' -> squares += squares > 0 ? 1 : 0;
      case ']' -> squares -= squares > 0 ? 1 : 0;
      default -> {}
    }
  }
}
