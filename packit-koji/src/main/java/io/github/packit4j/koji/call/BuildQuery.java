package io.github.packit4j.koji.call;

import io.github.packit4j.koji.internal.ModelStyle;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.TaskId;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** Which builds to list; what is empty does not restrict. */
@Value.Immutable
@ModelStyle
public interface BuildQuery {
  /**
   * The package.
   *
   * @return its name; an unknown one gives an empty list
   */
  Optional<String> packageName();

  /**
   * The account that built.
   *
   * @return its name
   */
  Optional<String> owner();

  /**
   * The task that made the build.
   *
   * @return its id
   */
  Optional<TaskId> task();

  /**
   * The beginning of the package's name.
   *
   * @return the text
   */
  Optional<String> prefix();

  /**
   * A pattern of the NVR, with {@code *} and {@code ?}, ignoring case.
   *
   * @return the pattern
   */
  Optional<String> pattern();

  /**
   * A pattern of the source, with {@code *} and {@code ?}, ignoring case.
   *
   * @return the pattern
   */
  Optional<String> source();

  /**
   * Where the build stands.
   *
   * @return the state
   */
  Optional<BuildState> state();

  /**
   * The earliest creation.
   *
   * @return the time
   */
  Optional<Instant> createdAfter();

  /**
   * The latest creation.
   *
   * @return the time
   */
  Optional<Instant> createdBefore();

  /**
   * The earliest completion.
   *
   * @return the time
   */
  Optional<Instant> completedAfter();

  /**
   * The latest completion.
   *
   * @return the time
   */
  Optional<Instant> completedBefore();

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
   * The builds of a package.
   *
   * @param name the package's name
   * @return the query
   */
  static BuildQuery ofPackage(String name) {
    return builder().packageName(name).build();
  }

  /**
   * The builds that a task made.
   *
   * @param task the task
   * @return the query
   */
  static BuildQuery ofTask(TaskId task) {
    return builder().task(task).build();
  }

  /**
   * Starts a query.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildQuery}. */
  final class Builder extends ImmutableBuildQuery.Builder {
    Builder() {}
  }
}
