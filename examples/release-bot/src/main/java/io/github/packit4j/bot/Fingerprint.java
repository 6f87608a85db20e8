package io.github.packit4j.bot;

import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.event.PackitEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What something is known by, whoever has made it: SHA-256 in 64 hexadecimal digits. */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * Gives that of an event, which is its id in the database.
   *
   * @param event the event
   * @return the same for an event that is delivered again, and for one without an {@link
   *     PackitEvent#id} where the same has happened
   */
  public static String of(PackitEvent event) {
    return event.id().map(Fingerprint::of).orElseGet(() -> ofWhatHappened(event));
  }

  /**
   * Gives that of what an event tells of.
   *
   * @param event the event
   * @return the same for all events that tell of it, whoever has delivered them
   */
  public static String ofWhatHappened(PackitEvent event) {
    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(EventJson.write(event));
    body.remove("origin");
    return of(body.toString());
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
