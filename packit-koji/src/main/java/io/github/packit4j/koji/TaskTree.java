package io.github.packit4j.koji;

import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  static TaskTree of(TaskInfo task, Map<TaskId, List<TaskInfo>> children) {
    return of(task, children, new HashSet<>(Set.of(task.id())));
  }

  /** Each task once: what the hub sends may go in circles. */
  private static TaskTree of(
      TaskInfo task, Map<TaskId, List<TaskInfo>> children, Set<TaskId> seen) {
    return new TaskTree(
        task,
        children.getOrDefault(task.id(), List.of()).stream()
            .filter(child -> seen.add(child.id()))
            .map(child -> of(child, children, seen))
            .toList());
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
