package io.github.packit4j.koji.model;

import java.time.Instant;

/**
 * A point in the hub's history.
 *
 * @param id the event's number; later ones are higher
 * @param time when it was
 */
public record HubEvent(long id, Instant time) {}
