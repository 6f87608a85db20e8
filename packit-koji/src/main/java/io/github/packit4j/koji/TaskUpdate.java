package io.github.packit4j.koji;

import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.util.Optional;

/**
 * A task changed its state, or appeared.
 *
 * @param task the task as it is now
 * @param before the state it had when last seen, empty for a task not seen before
 */
public record TaskUpdate(TaskInfo task, Optional<TaskState> before) {
  /** The change as a line for people. */
  @Override
  public String toString() {
    String label = task.label().map(text -> " (" + text + ")").orElse("");
    return "%s %s%s: %s%s"
        .formatted(
            task.id(),
            task.method(),
            label,
            before.map(state -> state + " -> ").orElse(""),
            task.state());
  }
}
