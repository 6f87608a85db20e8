package io.github.packit4j.sandbox.internal.koji;

import java.time.Instant;

/**
 * An entry of the changelog of a build.
 *
 * @param time noon of its day
 * @param author name, address and maybe version
 * @param text what changed
 */
public record ChangelogEntry(Instant time, String author, String text) {}
