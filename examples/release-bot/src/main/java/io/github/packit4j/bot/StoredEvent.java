package io.github.packit4j.bot;

import io.github.packit4j.core.event.PackitEvent;
import java.time.Instant;

/**
 * An event that waits to be handled.
 *
 * @param number its place in the order of all
 * @param event the event
 * @param attempts how often it was handled in vain
 * @param due when it is to be handled next
 */
record StoredEvent(long number, PackitEvent event, int attempts, Instant due) {}
