package io.github.packit4j.core.internal.workspace;

import java.util.regex.Pattern;

/** Shell wildcards as regular expressions. */
final class GlobPattern {

  private GlobPattern() {}

  static boolean isGlob(String text) {
    return text.matches(".*[*?\\[].*");
  }

  /**
   * Compiles a wildcard pattern: {@code ?} and {@code *} stop at a slash, {@code **} does not.
   *
   * @param glob the pattern
   * @param hiddenByStar whether a wildcard at the start of a name matches a leading dot, as in
   *     rsync; a shell's does not
   */
  static Pattern compile(String glob, boolean hiddenByStar) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      boolean nameStart = i == 0 || glob.charAt(i - 1) == '/';
      if ((c == '*' || c == '?') && nameStart && !hiddenByStar) {
        regex.append("(?!\\.)");
      }
      switch (c) {
        case '*' -> {
          if (i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
            regex.append(".*");
            i++;
          } else {
            regex.append("[^/]*");
          }
        }
        case '?' -> regex.append("[^/]");
        case '[' -> i = bracket(glob, i, regex);
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  /** An unclosed bracket is a plain character, as in a shell. */
  private static int bracket(String glob, int open, StringBuilder regex) {
    int close = glob.indexOf(']', open + 2);
    if (close < 0) {
      regex.append("\\[");
      return open;
    }
    String body = glob.substring(open + 1, close);
    boolean negated = body.startsWith("!") || body.startsWith("^");
    regex
        .append("(?!/)[")
        .append(negated ? "^" : "")
        .append((negated ? body.substring(1) : body).replaceAll("[\\\\\\[&]", "\\\\$0"))
        .append(']');
    return close;
  }
}
