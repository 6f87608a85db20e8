package io.github.packit4j.bodhi;

/**
 * Something Bodhi did differently from what was asked, or that happened along with it.
 *
 * @param name a short key: {@code stable days}, {@code stable karma}, {@code builds}, {@code
 *     update}
 * @param description the text for people
 */
public record Caveat(String name, String description) {}
