package io.github.packit4j.koji;

import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.TaskId;
import java.util.Optional;

/** What a hub knows of the build of a commit; see {@link Builds#search}. */
public sealed interface FoundBuild {
  /**
   * It was built.
   *
   * @param build the finished build
   */
  record Finished(BuildInfo build) implements FoundBuild {}

  /**
   * It is being built or waits to be.
   *
   * @param task the task; absent only for a build that no task makes
   * @param build the build record, which does not exist in the first minutes
   */
  record Running(Optional<TaskId> task, Optional<BuildInfo> build) implements FoundBuild {}

  /**
   * It was built from scratch, which leaves nothing but the task.
   *
   * @param task the task that has ended well
   */
  record Scratch(TaskId task) implements FoundBuild {}

  /**
   * It was tried, and failed or was canceled; it may be built again.
   *
   * @param task the task; absent only for a build that no task made
   * @param build the build record, which does not exist if the task failed early
   */
  record Failed(Optional<TaskId> task, Optional<BuildInfo> build) implements FoundBuild {}

  /** The hub knows nothing of it. */
  record None() implements FoundBuild {}

  /**
   * Says whether there is no need to submit a build.
   *
   * @return true if it is finished or running
   */
  default boolean makesSubmittingNeedless() {
    return this instanceof Finished || this instanceof Running || this instanceof Scratch;
  }
}
