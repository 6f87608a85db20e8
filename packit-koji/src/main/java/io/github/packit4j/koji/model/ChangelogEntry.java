package io.github.packit4j.koji.model;

import java.time.Instant;

/**
 * An entry of a package's changelog.
 *
 * @param date the day; the hour is always noon UTC
 * @param author name and address, by convention with {@code - version-release} at the end
 * @param text the lines of the entry
 */
public record ChangelogEntry(Instant date, String author, String text) {}
