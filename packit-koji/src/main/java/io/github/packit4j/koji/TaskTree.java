package io.github.packit4j.koji;

import java.util.List;
import java.util.stream.Stream;

/**
 * A task and the tasks below it.
 *
 * @param task the task
 * @param children the tasks it waits for or has waited for
 */
public record TaskTree(TaskInfo task, List<TaskTree> children) {
  /** Copies the list. */
  public TaskTree {
    children = List.copyOf(children);
  }

  /**
   * The task and all below it, parents before children.
   *
   * @return the tasks
   */
  public Stream<TaskInfo> stream() {
    return Stream.concat(Stream.of(task), children.stream().flatMap(TaskTree::stream));
  }

  /**
   * The tasks that failed by themselves and not because of a task below.
   *
   * @return failed tasks without failed children
   */
  public List<TaskInfo> rootsOfFailure() {
    if (task.state() != TaskState.FAILED) {
      return List.of();
    }
    List<TaskInfo> below =
        children.stream().flatMap(child -> child.rootsOfFailure().stream()).toList();
    return below.isEmpty() ? List.of(task) : below;
  }
}
