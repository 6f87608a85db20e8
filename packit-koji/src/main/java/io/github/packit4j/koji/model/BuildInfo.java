package io.github.packit4j.koji.model;

import io.github.packit4j.koji.internal.ModelStyle;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * A build as the hub describes it. Answers of different calls fill different members; what a call
 * leaves out is empty.
 */
@Value.Immutable
@ModelStyle
public interface BuildInfo {
  /**
   * The build's number.
   *
   * @return the number
   */
  long id();

  /**
   * Name, version and release.
   *
   * @return the NVR
   */
  Nvr nvr();

  /**
   * The epoch.
   *
   * @return the epoch, empty if the package has none
   */
  OptionalInt epoch();

  /**
   * Where the build stands.
   *
   * @return the state
   */
  BuildState state();

  /**
   * The task that made the build.
   *
   * @return the task, empty for an imported build
   */
  Optional<TaskId> taskId();

  /**
   * The package's number.
   *
   * @return the number
   */
  OptionalLong packageId();

  /**
   * The account that built.
   *
   * @return the user's number
   */
  OptionalLong ownerId();

  /**
   * The account that built.
   *
   * @return the user's name
   */
  Optional<String> ownerName();

  /**
   * What was built: {@code git+https://host/path#<commit>} with the commit resolved, or the file
   * name of a source package.
   *
   * @return the source, empty for an imported build and in listings of tags
   */
  Optional<String> source();

  /**
   * What was submitted, in which the part after {@code #} may be a branch.
   *
   * @return {@code extra.source.original_url}
   */
  Optional<String> originalUrl();

  /**
   * When the build was registered.
   *
   * @return the time
   */
  Optional<Instant> created();

  /**
   * When the build began.
   *
   * @return the time
   */
  Optional<Instant> started();

  /**
   * When the build ended.
   *
   * @return the time, empty while it runs
   */
  Optional<Instant> completed();

  /**
   * Says whether this is a draft, whose release ends in {@code ,draft_<id>}.
   *
   * @return true for a draft
   */
  @Value.Default
  default boolean draft() {
    return false;
  }

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
   * Starts a build description.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildInfo}. */
  final class Builder extends ImmutableBuildInfo.Builder {
    Builder() {}
  }
}
