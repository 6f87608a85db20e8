package io.github.packit4j.specfile.macro;

/** Finds where constructs end, by RPM's simple rule: bracket pairs of one kind and backslashes. */
final class Brackets {
  private Brackets() {}

  /**
   * Returns the index of the bracket that closes the one at {@code open}, or -1 if none does before
   * {@code end}. Quotes mean nothing; a backslash hides the next character.
   */
  static int close(String text, int open, int end) {
    char left = text.charAt(open);
    char right = closing(left);
    int level = 0;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == right) {
        level--;
        if (level == 0) {
          return i;
        }
      } else if (c == left) {
        level++;
      }
    }
    return -1;
  }

  private static char closing(char left) {
    return switch (left) {
      case '(' -> ')';
      case '[' -> ']';
      default -> '}';
    };
  }

  /** Returns the end of the bare macro name that starts at {@code start}, prefixes included. */
  static int bareNameEnd(String text, int start, int end) {
    int i = start;
    while (i < end && (text.charAt(i) == '?' || text.charAt(i) == '!')) {
      i++;
    }
    if (i < end && text.charAt(i) == '-') {
      i++;
    }
    while (i < end && isNameCharacter(text.charAt(i))) {
      i++;
    }
    if (text.startsWith("**", i) && i + 2 <= end) {
      return i + 2;
    }
    if (i < end && (text.charAt(i) == '*' || text.charAt(i) == '#')) {
      return i + 1;
    }
    return i;
  }

  /** Returns the end of the macro call whose percent sign stands before {@code start}, or -1. */
  static int callEnd(String text, int start, int end) {
    if (start >= end) {
      return start;
    }
    char c = text.charAt(start);
    if (c == '(' || c == '[' || c == '{') {
      int close = close(text, start, end);
      return close < 0 ? -1 : close + 1;
    }
    return bareNameEnd(text, start, end);
  }

  /** Returns the index of a character, or {@code end} if it does not occur before it. */
  static int indexOf(String text, char wanted, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) != wanted) {
      i++;
    }
    return i;
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  static boolean isNameCharacter(char c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isEndOfLine(char c) {
    return c == '\n' || c == '\r';
  }
}
