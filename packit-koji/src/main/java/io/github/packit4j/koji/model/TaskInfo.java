package io.github.packit4j.koji.model;

import io.github.packit4j.koji.internal.ModelStyle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** A task as the hub describes it. */
@Value.Immutable
@ModelStyle
public interface TaskInfo {
  /**
   * The task's number.
   *
   * @return the id
   */
  TaskId id();

  /**
   * What the task does.
   *
   * @return the method, such as {@code build} or {@code buildArch}
   */
  String method();

  /**
   * Where the task stands.
   *
   * @return the state
   */
  TaskState state();

  /**
   * The architecture.
   *
   * @return such as {@code noarch} or {@code x86_64}
   */
  Optional<String> arch();

  /**
   * The part a child plays in its parent.
   *
   * @return such as {@code srpm} or {@code tag}
   */
  Optional<String> label();

  /**
   * The account that owns the task.
   *
   * @return the user's number
   */
  OptionalLong ownerId();

  /**
   * The task that waits for this one.
   *
   * @return the parent, empty for a top-level task
   */
  Optional<TaskId> parent();

  /**
   * The priority; lower runs first, 20 is usual.
   *
   * @return the priority
   */
  OptionalInt priority();

  /**
   * When the task was submitted.
   *
   * @return the time
   */
  Optional<Instant> created();

  /**
   * When a builder began.
   *
   * @return the time
   */
  Optional<Instant> started();

  /**
   * When the task ended.
   *
   * @return the time
   */
  Optional<Instant> completed();

  /**
   * The task's arguments, if they were asked for.
   *
   * @return the arguments in order
   */
  Optional<List<KojiValue>> request();

  /**
   * The hub's struct, with all members that have no accessor.
   *
   * @return the struct, nil for a value not made from an answer
   */
  @Value.Auxiliary
  @Value.Default
  default KojiValue struct() {
    return KojiValue.of(null);
  }

  /**
   * What a {@code build} task was asked to build, if the arguments were asked for.
   *
   * @return the source URL or path
   */
  default Optional<String> buildSource() {
    return argument(0).filter(KojiValue::isString).map(KojiValue::asString);
  }

  /**
   * The target a {@code build} task was given, if the arguments were asked for.
   *
   * @return the target's name
   */
  default Optional<String> buildTarget() {
    return argument(1).filter(KojiValue::isString).map(KojiValue::asString);
  }

  /**
   * Says whether a {@code build} task makes a scratch build; needs the arguments.
   *
   * @return true for a scratch build
   */
  default boolean scratch() {
    return argument(2)
        .filter(KojiValue::isStruct)
        .map(options -> options.member("scratch"))
        .filter(option -> !option.isNil())
        .map(KojiValue::asBoolean)
        .orElse(false);
  }

  private Optional<KojiValue> argument(int index) {
    return request()
        .filter(arguments -> method().equals("build") && arguments.size() > index)
        .map(arguments -> arguments.get(index));
  }

  /**
   * Starts a task description.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TaskInfo}. */
  final class Builder extends ImmutableTaskInfo.Builder {
    Builder() {}
  }
}
