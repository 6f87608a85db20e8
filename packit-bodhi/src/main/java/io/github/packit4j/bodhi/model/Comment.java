package io.github.packit4j.bodhi.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A comment on an update. Bodhi itself comments as the user {@code bodhi}.
 *
 * @param id its number
 * @param text Markdown
 * @param karma the vote, -1 to 1
 * @param author who wrote it; empty where the server does not say
 * @param timestamp when
 */
public record Comment(
    int id, String text, int karma, Optional<BodhiUser> author, Optional<Instant> timestamp) {}
