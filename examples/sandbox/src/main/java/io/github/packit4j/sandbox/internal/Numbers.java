package io.github.packit4j.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifiers that look random and are the same in every run. */
public final class Numbers {

  private Numbers() {}

  /** Returns the lower-case hexadecimal digest of bytes. */
  public static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

  /** Returns hexadecimal digits (at most 64) made from a text. */
  public static String digits(String seed, int count) {
    return hex("SHA-256", seed.getBytes(StandardCharsets.UTF_8)).substring(0, count);
  }

  /** Returns a version 4 UUID made from a text. */
  public static String uuid(String seed) {
    String d = digits(seed, 32);
    return String.join(
        "-",
        d.substring(0, 8),
        d.substring(8, 12),
        "4" + d.substring(13, 16),
        "a" + d.substring(17, 20),
        d.substring(20));
  }
}
