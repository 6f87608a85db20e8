package io.github.packit4j.koji;

import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaskInfo;
import java.util.List;

/** How a task ended. */
public sealed interface TaskOutcome {
  /**
   * The task.
   *
   * @return the task in its last state
   */
  TaskInfo task();

  /**
   * It succeeded.
   *
   * @param task the task
   * @param result what it returned; nil for most
   */
  record Succeeded(TaskInfo task, KojiValue result) implements TaskOutcome {}

  /**
   * It failed.
   *
   * @param task the task
   * @param fault why
   * @param culprits the tasks below that failed by themselves, or the task itself; their logs have
   *     the details
   */
  record Failed(TaskInfo task, KojiFault fault, List<TaskInfo> culprits) implements TaskOutcome {
    /** Copies the list. */
    public Failed {
      culprits = List.copyOf(culprits);
    }
  }

  /**
   * It was canceled.
   *
   * @param task the task
   */
  record Canceled(TaskInfo task) implements TaskOutcome {}
}
