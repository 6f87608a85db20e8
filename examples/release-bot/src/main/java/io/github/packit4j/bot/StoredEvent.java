package io.github.packit4j.bot;

import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.event.PackitEvent;
import java.time.Instant;

/**
 * An event that waits to be handled.
 *
 * @param number its place in the order of all
 * @param body its JSON
 * @param attempts how often it was handled in vain
 * @param due when it is to be handled next
 */
record StoredEvent(long number, String body, int attempts, Instant due) {

  /**
   * Reads the event.
   *
   * @throws io.github.packit4j.core.event.EventFormatException if it was damaged, or is one that
   *     only a newer version knows
   */
  PackitEvent event() {
    return EventJson.read(body);
  }
}
