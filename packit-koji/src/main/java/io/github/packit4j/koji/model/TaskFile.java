package io.github.packit4j.koji.model;

import java.time.Instant;

/**
 * A file that a task left.
 *
 * @param name the file's name
 * @param size the size in bytes
 * @param modified when it was written last
 */
public record TaskFile(String name, long size, Instant modified) {}
