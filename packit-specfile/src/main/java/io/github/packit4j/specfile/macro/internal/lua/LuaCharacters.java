package io.github.packit4j.specfile.macro.internal.lua;

/** The parts of a Lua pattern that stand for one character: {@code .}, classes and sets. */
final class LuaCharacters {
  private final String pattern;

  LuaCharacters(String pattern) {
    this.pattern = pattern;
  }

  /** Tells whether a character is one that the part between two indexes of the pattern means. */
  boolean matches(char c, int p, int end) {
    return switch (pattern.charAt(p)) {
      case '.' -> true;
      case '%' -> matchClass(c, pattern.charAt(p + 1));
      case '[' -> matchSet(c, p, end - 1);
      default -> pattern.charAt(p) == c;
    };
  }

  /** Returns the index behind the part that begins at an index. */
  int end(int start) {
    int p = start;
    char c = pattern.charAt(p++);
    if (c == '%') {
      if (p >= pattern.length()) {
        throw new IllegalArgumentException("malformed pattern (ends with '%')");
      }
      return p + 1;
    }
    if (c != '[') {
      return p;
    }
    if (p < pattern.length() && pattern.charAt(p) == '^') {
      p++;
    }
    do {
      if (p >= pattern.length()) {
        throw new IllegalArgumentException("malformed pattern (missing ']')");
      }
      if (pattern.charAt(p++) == '%') {
        p++;
      }
    } while (p >= pattern.length() || pattern.charAt(p) != ']');
    return p + 1;
  }

  boolean matchSet(char c, int open, int close) {
    int p = open + 1;
    boolean positive = true;
    if (pattern.charAt(p) == '^') {
      positive = false;
      p++;
    }
    for (; p < close; p++) {
      char first = pattern.charAt(p);
      if (first == '%') {
        p++;
        if (matchClass(c, pattern.charAt(p))) {
          return positive;
        }
      } else if (p + 2 < close && pattern.charAt(p + 1) == '-') {
        p += 2;
        if (first <= c && c <= pattern.charAt(p)) {
          return positive;
        }
      } else if (first == c) {
        return positive;
      }
    }
    return !positive;
  }

  private static boolean matchClass(char c, char name) {
    boolean upper = c >= 'A' && c <= 'Z';
    boolean lower = c >= 'a' && c <= 'z';
    boolean digit = c >= '0' && c <= '9';
    boolean graphic = c > ' ' && c < 0x7f;
    boolean matches =
        switch (Character.toLowerCase(name)) {
          case 'a' -> upper || lower;
          case 'd' -> digit;
          case 'l' -> lower;
          case 'u' -> upper;
          case 's' -> c == ' ' || c >= '\t' && c <= '\r';
          case 'w' -> upper || lower || digit;
          case 'x' -> digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
          case 'p' -> graphic && !upper && !lower && !digit;
          case 'c' -> c < ' ' || c == 0x7f;
          case 'g' -> graphic;
          default -> name == c;
        };
    return Character.isUpperCase(name) && "adluswxpcg".indexOf(Character.toLowerCase(name)) >= 0
        ? !matches
        : matches;
  }
}
