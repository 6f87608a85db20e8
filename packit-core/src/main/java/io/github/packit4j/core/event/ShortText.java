package io.github.packit4j.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of others that every database and log takes. */
final class ShortText {

  private static final int MOST = 200;

  private ShortText() {}

  /** Gives a text of at most 200 visible characters of ASCII: the same, or else its hash. */
  static String of(String text) {
    return text.length() <= MOST && text.chars().allMatch(c -> c > ' ' && c < 127)
        ? text
        : hash(text);
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Gives what people are shown of a text: its beginning, in one line. */
  static String shown(String text) {
    String start = text.length() <= MOST ? text : text.substring(0, MOST);
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
