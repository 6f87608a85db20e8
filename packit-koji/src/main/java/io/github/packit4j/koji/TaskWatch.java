package io.github.packit4j.koji;

import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a task and the tasks below it as a stream of state changes: for each task {@code FREE?
 * ASSIGNED? OPEN? (CLOSED | FAILED | CANCELED)}, where states that pass between two looks are not
 * seen. One request per look, without a login. For one thread.
 */
public final class TaskWatch {
  private final KojiClient koji;
  private final TaskId id;
  private final Deadline deadline;
  private final Map<TaskId, TaskState> seen = new HashMap<>();
  private final Deque<TaskUpdate> pending = new ArrayDeque<>();
  private @Nullable TaskTree last;

  TaskWatch(KojiClient koji, TaskId id, Deadline deadline) {
    this.koji = koji;
    this.id = id;
    this.deadline = deadline;
  }

  /**
   * Waits for the next change.
   *
   * @return the change, empty when the task has finished and all has been told
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws KojiDeadlineException if the deadline passes
   * @throws KojiException if the hub has no such task
   */
  public Optional<TaskUpdate> next() throws InterruptedException {
    if (pending.isEmpty() && !isFinished()) {
      if (last != null) {
        deadline.pause();
      }
      deadline.await(this::look);
    }
    return Optional.ofNullable(pending.poll());
  }

  /**
   * The task and all below it as last seen.
   *
   * @return the tree
   * @throws IllegalStateException before the first change was told
   */
  public TaskTree tree() {
    TaskTree tree = last;
    if (tree == null) {
      throw new IllegalStateException("Ask for the next change first");
    }
    return tree;
  }

  private boolean isFinished() {
    return last != null && last.task().state().isFinished();
  }

  /** Looks at the hub; a result, of no meaning, if there is something to tell. */
  private Optional<Boolean> look() {
    TaskTree tree = koji.tasks().tree(id);
    last = tree;
    tree.stream().forEach(this::compare);
    return pending.isEmpty() ? Optional.empty() : Optional.of(true);
  }

  private void compare(TaskInfo task) {
    TaskState before = seen.put(task.id(), task.state());
    if (before != task.state()) {
      pending.add(new TaskUpdate(task, Optional.ofNullable(before)));
    }
  }

  /** How the task ended; asks for its result. */
  TaskOutcome outcome() {
    TaskTree tree = tree();
    TaskInfo task = tree.task();
    return switch (task.state()) {
      case CLOSED -> new TaskOutcome.Succeeded(task, koji.call(TaskCalls.result(id)));
      case CANCELED -> new TaskOutcome.Canceled(task);
      case FAILED -> new TaskOutcome.Failed(task, fault(), tree.rootsOfFailure());
      default -> throw new IllegalStateException("Task " + id + " has not finished");
    };
  }

  private KojiFault fault() {
    return koji.call(TaskCalls.failure(id))
        .orElseGet(() -> new KojiFault(FaultCode.GENERIC.number(), "the task failed"));
  }
}
