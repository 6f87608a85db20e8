package io.github.packit4j.specfile.macro.internal.expression;

/** RPM's order of version texts: segments of digits or letters, with {@code ~} and {@code ^}. */
public final class VersionOrder {

  private final String left;
  private final String right;
  private int i;
  private int j;

  private VersionOrder(String left, String right) {
    this.left = left;
    this.right = right;
  }

  /**
   * Compares two version (or release, or epoch) texts as RPM does: segments of digits by number,
   * segments of letters by ASCII, {@code ~} below everything and {@code ^} above the end.
   */
  public static int compare(String left, String right) {
    return left.equals(right) ? 0 : new VersionOrder(left, right).compare();
  }

  private int compare() {
    while (i < left.length() || j < right.length()) {
      i = skipSeparators(left, i);
      j = skipSeparators(right, j);
      if (at(left, i) == '~' || at(right, j) == '~') {
        if (at(left, i) != at(right, j)) {
          return at(left, i) == '~' ? -1 : 1;
        }
        i++;
        j++;
        continue;
      }
      if (at(left, i) == '^' || at(right, j) == '^') {
        if (at(left, i) != at(right, j)) {
          return compareCaret();
        }
        i++;
        j++;
        continue;
      }
      if (i >= left.length() || j >= right.length()) {
        break;
      }
      int order = compareSegments();
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(i < left.length(), j < right.length());
  }

  /** Only one side has a caret: it is newer than the end, older than anything else. */
  private int compareCaret() {
    if (i >= left.length()) {
      return -1;
    }
    if (j >= right.length()) {
      return 1;
    }
    return at(left, i) == '^' ? -1 : 1;
  }

  private int compareSegments() {
    boolean digits = isDigit(left.charAt(i));
    int leftEnd = segmentEnd(left, i, digits);
    int rightEnd = segmentEnd(right, j, digits);
    if (rightEnd == j) {
      return digits ? 1 : -1;
    }
    int order =
        digits
            ? compareNumbers(leftEnd, rightEnd)
            : left.substring(i, leftEnd).compareTo(right.substring(j, rightEnd));
    i = leftEnd;
    j = rightEnd;
    return Integer.signum(order);
  }

  private int compareNumbers(int leftEnd, int rightEnd) {
    int a = skipZeros(left, i, leftEnd);
    int b = skipZeros(right, j, rightEnd);
    int lengths = Integer.compare(leftEnd - a, rightEnd - b);
    return lengths != 0
        ? lengths
        : left.substring(a, leftEnd).compareTo(right.substring(b, rightEnd));
  }

  private static int skipZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int skipSeparators(String text, int from) {
    int at = from;
    while (at < text.length() && isSeparator(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int segmentEnd(String text, int from, boolean digits) {
    int at = from;
    while (at < text.length() && (digits ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isSeparator(char c) {
    return !isDigit(c) && !isLetter(c) && c != '~' && c != '^';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
