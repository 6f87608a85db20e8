package io.github.packit4j.koji;

import io.github.packit4j.koji.model.TaskId;

/** What came of asking for a build that may exist already; see {@link Builds#submitIfAbsent}. */
public sealed interface BuildSubmission {
  /**
   * There was none, so it was submitted.
   *
   * @param task the new task
   */
  record Submitted(TaskId task) implements BuildSubmission {}

  /**
   * It is running or finished already.
   *
   * @param build what was found
   */
  record Present(FoundBuild build) implements BuildSubmission {}
}
