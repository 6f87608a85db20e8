package io.github.packit4j.specfile.macro.internal.expression;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code [epoch:]version[-release]} text with RPM's order of versions. */
public final class RpmVersion implements Comparable<RpmVersion> {
  private final String text;
  private final @Nullable String epoch;
  private final String version;
  private final @Nullable String release;

  private RpmVersion(
      String text, @Nullable String epoch, String version, @Nullable String release) {
    this.text = text;
    this.epoch = epoch;
    this.version = version;
    this.release = release;
  }

  /** Reads a version, or returns empty if the text is none. */
  public static Optional<RpmVersion> parse(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    String epoch = null;
    String rest = text;
    if (digits < text.length() && text.charAt(digits) == ':') {
      epoch = digits == 0 ? "0" : text.substring(0, digits);
      rest = text.substring(digits + 1);
    }
    int dash = rest.lastIndexOf('-');
    String version = dash < 0 ? rest : rest.substring(0, dash);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String release = dash < 0 ? null : rest.substring(dash + 1);
    return Optional.of(new RpmVersion(text, epoch, version, release));
  }

  /** Returns the version as written. */
  public String text() {
    return text;
  }

  /** Returns the epoch, if written. */
  public Optional<String> epoch() {
    return Optional.ofNullable(epoch);
  }

  /** Returns the version proper. */
  public String version() {
    return version;
  }

  /** Returns the release, if written. */
  public Optional<String> release() {
    return Optional.ofNullable(release);
  }

  /** Compares epochs (none is 0), then versions, then releases; no release is below any. */
  @Override
  public int compareTo(RpmVersion other) {
    int epochs = compare(epoch == null ? "0" : epoch, other.epoch == null ? "0" : other.epoch);
    if (epochs != 0) {
      return epochs;
    }
    int versions = compare(version, other.version);
    if (versions != 0) {
      return versions;
    }
    if (release == null || other.release == null) {
      return Boolean.compare(release != null, other.release != null);
    }
    return compare(release, other.release);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RpmVersion that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    // Equal versions may be spelled differently (1.0 and 1_0), so only their order tells them
    // apart.
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * Compares two version (or release, or epoch) strings as RPM does: segments of digits by number,
   * segments of letters by ASCII, {@code ~} below everything and {@code ^} above the end.
   */
  public static int compare(String one, String two) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < two.length()) {
      i = skipSeparators(one, i);
      j = skipSeparators(two, j);
      char a = i < one.length() ? one.charAt(i) : 0;
      char b = j < two.length() ? two.charAt(j) : 0;
      if (a == '~' || b == '~') {
        if (a != b) {
          return a == '~' ? -1 : 1;
        }
        i++;
        j++;
        continue;
      }
      if (a == '^' || b == '^') {
        if (a == 0) {
          return -1;
        }
        if (b == 0) {
          return 1;
        }
        if (a != b) {
          return a == '^' ? -1 : 1;
        }
        i++;
        j++;
        continue;
      }
      if (a == 0 || b == 0) {
        break;
      }
      boolean numeric = isDigit(a);
      int iEnd = segmentEnd(one, i, numeric);
      int jEnd = segmentEnd(two, j, numeric);
      if (jEnd == j) {
        return numeric ? 1 : -1;
      }
      int order =
          numeric
              ? compareNumbers(one, i, iEnd, two, j, jEnd)
              : Integer.signum(one.substring(i, iEnd).compareTo(two.substring(j, jEnd)));
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
    return Boolean.compare(i < one.length(), j < two.length());
  }

  private static int compareNumbers(
      String one, int from1, int to1, String two, int from2, int to2) {
    int i = from1;
    int j = from2;
    while (i < to1 && one.charAt(i) == '0') {
      i++;
    }
    while (j < to2 && two.charAt(j) == '0') {
      j++;
    }
    int lengths = Integer.compare(to1 - i, to2 - j);
    return lengths != 0
        ? lengths
        : Integer.signum(one.substring(i, to1).compareTo(two.substring(j, to2)));
  }

  private static int segmentEnd(String text, int start, boolean numeric) {
    int end = start;
    while (end < text.length()
        && (numeric ? isDigit(text.charAt(end)) : isLetter(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static int skipSeparators(String text, int start) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isDigit(c) || isLetter(c) || c == '~' || c == '^') {
        break;
      }
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
