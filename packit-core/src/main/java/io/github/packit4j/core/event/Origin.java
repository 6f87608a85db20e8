package io.github.packit4j.core.event;

import java.time.Instant;
import java.util.Optional;

/**
 * How an event was told.
 *
 * @param id what the forge knows the delivery by, or the bus the message: the same when it is
 *     delivered again, so that it can be found out. At most 200 visible characters of ASCII; a
 *     longer one is replaced by its SHA-256. The ids of several forges do not meet, as they are
 *     random.
 * @param time when it happened or was sent, as far as the forge or the bus tells; never when it was
 *     received
 */
public record Origin(Optional<String> id, Optional<Instant> time) {

  /** Of an event that a program has made by itself. */
  public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());

  /** Takes an empty id for none, and shortens one that is too long. */
  public Origin {
    id = id.filter(text -> !text.isEmpty()).map(ShortText::of);
  }
}
