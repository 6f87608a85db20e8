package io.github.packit4j.sandbox.internal.forge;

import java.time.Instant;

/**
 * A reaction to a comment.
 *
 * @param id its number
 * @param account who reacted
 * @param word GitHub's word, such as {@code +1}
 * @param time when
 */
public record Reaction(int id, String account, String word, Instant time) {}
