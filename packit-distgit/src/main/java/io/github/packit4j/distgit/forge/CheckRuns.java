package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.PagedIterable;

/**
 * The check runs of a project, where the forge has {@link Capability#CHECK_RUNS}. Writing them
 * takes a GitHub App. Thread-safe; every method throws {@link ForgeException}.
 */
public interface CheckRuns {

  /**
   * Lists the latest check runs of a commit.
   *
   * @param commit the full commit id
   * @return the check runs
   */
  PagedIterable<CheckRun> list(String commit);

  /**
   * Creates a check run.
   *
   * @param commit the full commit id
   * @param run the check run; its id does not matter
   * @return the check run as the forge made it, with its id
   */
  CheckRun create(String commit, CheckRun run);

  /**
   * Changes a check run.
   *
   * @param run the check run with its id
   * @return the check run afterwards
   */
  CheckRun update(CheckRun run);
}
