package io.github.packit4j.koji;

import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.TaskInfo;
import java.util.List;
import java.util.Optional;

/** How the task of a build ended. */
public sealed interface BuildOutcome {
  /**
   * It was built.
   *
   * @param task the task
   * @param build the build; empty for a scratch build, which leaves none
   */
  record Completed(TaskInfo task, Optional<BuildInfo> build) implements BuildOutcome {}

  /**
   * It failed.
   *
   * @param task the task
   * @param fault why
   * @param culprits the tasks below that failed by themselves; their logs have the details
   */
  record Failed(TaskInfo task, KojiFault fault, List<TaskInfo> culprits) implements BuildOutcome {}

  /**
   * It was canceled.
   *
   * @param task the task
   */
  record Canceled(TaskInfo task) implements BuildOutcome {}
}
