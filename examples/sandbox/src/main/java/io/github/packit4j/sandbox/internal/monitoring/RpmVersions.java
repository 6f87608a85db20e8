package io.github.packit4j.sandbox.internal.monitoring;

import java.util.List;
import java.util.regex.Pattern;

/** Compares versions as RPM does: part by part, numbers as numbers. */
final class RpmVersions {

  private static final Pattern PARTS = Pattern.compile("\\d+|[A-Za-z]+|[~^]");

  private RpmVersions() {}

  /** Returns a negative number, zero or a positive one, as {@link java.util.Comparator} does. */
  static int compare(String one, String other) {
    List<String> left = parts(one);
    List<String> right = parts(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String a = i < left.size() ? left.get(i) : "";
      String b = i < right.size() ? right.get(i) : "";
      int order = Integer.compare(rank(a), rank(b));
      if (order == 0) {
        order = comparePart(a, b);
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> parts(String version) {
    return PARTS.matcher(version).results().map(match -> match.group()).toList();
  }

  /** Orders a tilde, the end, a caret, letters, numbers. */
  private static int rank(String part) {
    if (part.isEmpty()) {
      return 1;
    }
    char first = part.charAt(0);
    if (first == '~') {
      return 0;
    }
    if (first == '^') {
      return 2;
    }
    return Character.isDigit(first) ? 4 : 3;
  }

  private static int comparePart(String a, String b) {
    if (a.isEmpty() || !Character.isDigit(a.charAt(0))) {
      return a.compareTo(b);
    }
    String left = a.replaceFirst("^0+(?=\\d)", "");
    String right = b.replaceFirst("^0+(?=\\d)", "");
    int length = Integer.compare(left.length(), right.length());
    return length == 0 ? left.compareTo(right) : length;
  }
}
