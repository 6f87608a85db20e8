package io.github.packit4j.distgit.git;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of a commit.
 *
 * @param hex 40 hexadecimal digits in lower case
 */
public record CommitId(String hex) implements Comparable<CommitId> {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}");
  private static final int ABBREVIATED = 12;

  /** Checks and lowers the case of the digits. */
  public CommitId {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("Not a commit id of 40 hexadecimal digits: " + hex);
    }
  }

  /**
   * Returns the id with the given digits.
   *
   * @throws IllegalArgumentException if these are not 40 hexadecimal digits
   */
  public static CommitId of(String hex) {
    return new CommitId(hex);
  }

  /** Returns the first 12 digits, for people to read. */
  public String abbreviated() {
    return hex.substring(0, ABBREVIATED);
  }

  @Override
  public int compareTo(CommitId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
