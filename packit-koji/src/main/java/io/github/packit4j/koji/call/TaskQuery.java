package io.github.packit4j.koji.call;

import io.github.packit4j.koji.internal.ModelStyle;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** Which tasks to list; what is empty does not restrict. */
@Value.Immutable
@ModelStyle
public interface TaskQuery {
  /**
   * What the task does.
   *
   * @return the method, such as {@code build}
   */
  Optional<String> method();

  /**
   * The account that owns the task, by number; the hub's database refuses a name here.
   *
   * @return the user's number
   */
  OptionalLong ownerId();

  /**
   * Where the task stands.
   *
   * @return the states, all if empty
   */
  List<TaskState> states();

  /**
   * The parent.
   *
   * @return the task whose children to list
   */
  Optional<TaskId> parent();

  /**
   * The earliest creation.
   *
   * @return the time
   */
  Optional<Instant> createdAfter();

  /**
   * Order and part.
   *
   * @return all by default
   */
  @Value.Default
  default Paging paging() {
    return Paging.all();
  }

  /**
   * Starts a query.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TaskQuery}. */
  final class Builder extends ImmutableTaskQuery.Builder {
    Builder() {}
  }
}
