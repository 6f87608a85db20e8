package io.github.packit4j.distgit;

/**
 * Shell globs as {@code .gitignore} lines use them: {@code *}, {@code ?}, {@code [...]}, {@code \}.
 */
final class Glob {

  private Glob() {}

  /**
   * Tells whether the glob matches the whole name, in time proportional to the product of their
   * lengths: a failed star is only ever resumed at the last one.
   */
  static boolean matches(String glob, String name) {
    int g = 0;
    int n = 0;
    int starGlob = -1;
    int starName = -1;
    while (n < name.length()) {
      int next = g < glob.length() && glob.charAt(g) != '*' ? step(glob, g, name.charAt(n)) : -1;
      if (next > 0) {
        g = next;
        n++;
      } else if (g < glob.length() && glob.charAt(g) == '*') {
        starGlob = ++g;
        starName = n;
      } else if (starGlob >= 0) {
        g = starGlob;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }

  /** Returns the index after the element at {@code g} if it matches the character, else -1. */
  private static int step(String glob, int g, char c) {
    char first = glob.charAt(g);
    if (first == '?') {
      return g + 1;
    }
    if (first == '[') {
      int end = glob.indexOf(']', g + (isNegated(glob, g + 1) ? 3 : 2));
      if (end > 0) {
        return inSet(glob.substring(g + 1, end), c) ? end + 1 : -1;
      }
    }
    if (first == '\\' && g + 1 < glob.length()) {
      return glob.charAt(g + 1) == c ? g + 2 : -1;
    }
    return first == c ? g + 1 : -1;
  }

  private static boolean isNegated(String glob, int start) {
    return glob.startsWith("!", start) || glob.startsWith("^", start);
  }

  private static boolean inSet(String set, char c) {
    boolean negated = isNegated(set, 0);
    boolean found = false;
    for (int i = negated ? 1 : 0; i < set.length(); i++) {
      if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
        found |= set.charAt(i) <= c && c <= set.charAt(i + 2);
        i += 2;
      } else {
        found |= set.charAt(i) == c;
      }
    }
    return found != negated;
  }
}
