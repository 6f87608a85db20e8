package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A build in Koji at one moment.
 *
 * @param id build id
 * @param nvr name, version and release
 * @param state state
 * @param taskId task that makes it; empty for an imported build
 * @param owner account
 * @param source SCM URL with the resolved commit; empty for an imported build
 * @param tags tags, in the order in which they were given
 */
public record KojiBuild(
    int id,
    String nvr,
    State state,
    Optional<Integer> taskId,
    String owner,
    Optional<String> source,
    List<String> tags) {

  public KojiBuild {
    tags = List.copyOf(tags);
  }

  /** States in the order of Koji's numbers, from 0. */
  public enum State {
    /** Being built. */
    BUILDING,
    /** Finished. */
    COMPLETE,
    /** Deleted. */
    DELETED,
    /** Failed. */
    FAILED,
    /** Cancelled. */
    CANCELED
  }
}
