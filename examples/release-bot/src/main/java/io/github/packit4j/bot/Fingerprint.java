package io.github.packit4j.bot;

import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.event.PackitEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What something is known by, whoever has made it: SHA-256 in 64 hexadecimal digits. */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * Gives that of an event, which is its id in the database.
   *
   * @param event the event
   * @return the same for equal events
   */
  public static String of(PackitEvent event) {
    return of(EventJson.write(event));
  }

  /**
   * Gives that of a text.
   *
   * @param text the text
   * @return the same for the same text
   */
  public static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
