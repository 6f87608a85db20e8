package io.github.packit4j.koji.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A repository to build from, made of a tag at one point in the hub's history.
 *
 * @param id the repository's number
 * @param state where it stands
 * @param tag the tag it is made of
 * @param createEvent the event that the content is taken from
 * @param task the task that made it
 * @param struct the hub's struct
 */
public record RepoInfo(
    long id,
    RepoState state,
    String tag,
    OptionalLong createEvent,
    Optional<TaskId> task,
    KojiValue struct) {}
