package io.github.packit4j.distgit.forge;

import java.time.Instant;
import java.util.Optional;

/**
 * A comment on a pull request, an issue or a commit.
 *
 * @param id what the forge knows it by
 * @param author who wrote it
 * @param body its text
 * @param createdAt when it was written, or empty where the forge does not say
 */
public record ForgeComment(long id, String author, String body, Optional<Instant> createdAt) {}
