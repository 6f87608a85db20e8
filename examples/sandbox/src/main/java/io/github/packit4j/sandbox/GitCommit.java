package io.github.packit4j.sandbox;

import java.time.Instant;

/**
 * A commit in a repository of the sandbox.
 *
 * @param id full commit id
 * @param message whole message
 * @param authorName author's name
 * @param authorEmail author's address
 * @param time time of the commit
 */
public record GitCommit(
    String id, String message, String authorName, String authorEmail, Instant time) {}
