package io.github.packit4j.distgit.openpgp;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The fingerprint of an OpenPGP key.
 *
 * @param hex 40 hexadecimal digits in upper case, or 64 for a key of version 6
 */
public record Fingerprint(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9A-F]{40}|[0-9A-F]{64}");

  /** Checks the digits. */
  public Fingerprint {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "Not a full OpenPGP fingerprint of 40 or 64 hexadecimal digits (key ids are too short to"
              + " be trusted): "
              + hex);
    }
  }

  /**
   * Reads a fingerprint as people write it: in any case, with white space between the digits, with
   * {@code 0x} in front.
   *
   * @throws IllegalArgumentException if it is not a full fingerprint
   */
  public static Fingerprint parse(String text) {
    String digits = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    return new Fingerprint(digits.startsWith("0X") ? digits.substring(2) : digits);
  }

  @Override
  public String toString() {
    return hex;
  }
}
