package io.github.packit4j.specfile.macro;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of RPM, for what its macro language knows: {@code %{gsub:}} came with 4.19.
 *
 * @param major the first number
 * @param minor the second number
 */
public record RpmRelease(int major, int minor) implements Comparable<RpmRelease> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\..*)?");

  /** The newest release this library knows. */
  public static final RpmRelease NEWEST = new RpmRelease(6, 1);

  /** The first release whose {@code %[...]} is an expression. */
  static final RpmRelease WITH_EXPRESSIONS = new RpmRelease(4, 16);

  /** The first release in which macros can replace the default of a build condition. */
  static final RpmRelease WITH_CONDITION_DEFAULTS = new RpmRelease(4, 20);

  /** The first release with options of {@code %define} and modifiers behind a macro's name. */
  static final RpmRelease WITH_MODIFIERS = new RpmRelease(6, 1);

  /** The first release that removes the marks of quoted arguments from what it expands. */
  static final RpmRelease WITHOUT_MARKS = new RpmRelease(4, 20);

  /**
   * Reads a release such as {@code 4.18} or {@code 4.18.2}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static RpmRelease parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no release of RPM such as 4.18");
    }
    return new RpmRelease(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  boolean isAtLeast(RpmRelease other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(RpmRelease other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
