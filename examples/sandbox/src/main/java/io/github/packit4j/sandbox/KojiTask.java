package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A task in Koji at one moment.
 *
 * @param id task id
 * @param method {@code build}, {@code buildSRPMFromSCM}, {@code buildArch}, {@code tagBuild}
 * @param state state
 * @param owner account
 * @param parent parent task
 * @param request string arguments of the request in order, such as SCM URL and target of a build
 * @param failure message of a failed task
 */
public record KojiTask(
    int id,
    String method,
    State state,
    String owner,
    Optional<Integer> parent,
    List<String> request,
    Optional<String> failure) {

  public KojiTask {
    request = List.copyOf(request);
  }

  /** States in the order of Koji's numbers, from 0. */
  public enum State {
    /** Waiting. */
    FREE,
    /** Running. */
    OPEN,
    /** Finished. */
    CLOSED,
    /** Cancelled. */
    CANCELED,
    /** Given to a builder. */
    ASSIGNED,
    /** Failed. */
    FAILED
  }
}
