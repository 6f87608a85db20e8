package io.github.packit4j.koji.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request for a repository, on hubs that make them on demand.
 *
 * @param id the request's number
 * @param active false once it is fulfilled or has failed
 * @param tag the tag
 * @param minEvent the oldest acceptable event
 * @param task the task at work
 * @param repoId the repository made
 */
public record RepoRequest(
    long id,
    boolean active,
    String tag,
    OptionalLong minEvent,
    Optional<TaskId> task,
    OptionalLong repoId) {}
