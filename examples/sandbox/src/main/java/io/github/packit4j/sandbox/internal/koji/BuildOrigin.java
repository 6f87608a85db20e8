package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a build comes from.
 *
 * @param task task that makes it; empty if it is imported
 * @param source SCM URL with the resolved commit; empty if it is imported
 * @param specFile text of the spec file, as far as known
 * @param event event at which the build was begun
 */
record BuildOrigin(
    Optional<Task> task,
    Account owner,
    Optional<String> source,
    String specFile,
    Instant begun,
    int event) {}
