package io.github.packit4j.koji.call;

import io.github.packit4j.koji.internal.ModelStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which builds of a tag to list. */
@Value.Immutable
@ModelStyle
public interface TaggedQuery {
  /**
   * The tag.
   *
   * @return its name
   */
  String tag();

  /**
   * The package.
   *
   * @return its name; all packages if empty
   */
  Optional<String> packageName();

  /**
   * Whether to look into the tags that this one inherits from.
   *
   * @return true to look; false by default
   */
  @Value.Default
  default boolean inherited() {
    return false;
  }

  /**
   * Whether to list only the build of each package that was tagged last, which is not always the
   * highest version.
   *
   * @return true for the latest only; false by default
   */
  @Value.Default
  default boolean latest() {
    return false;
  }

  /**
   * The account that built.
   *
   * @return its name; any if empty
   */
  Optional<String> owner();

  /**
   * The point in the hub's history to look at.
   *
   * @return the event; now if empty
   */
  Optional<Long> event();

  /**
   * Whether to list drafts.
   *
   * @return true for drafts only, false for none; both if empty
   */
  Optional<Boolean> draft();

  /**
   * The builds in a tag itself.
   *
   * @param tag the tag
   * @return the query
   */
  static TaggedQuery in(String tag) {
    return builder().tag(tag).build();
  }

  /**
   * The latest build of a package in a tag itself.
   *
   * @param tag the tag
   * @param packageName the package
   * @return the query
   */
  static TaggedQuery latestIn(String tag, String packageName) {
    return builder().tag(tag).packageName(packageName).latest(true).build();
  }

  /**
   * The latest build of a package in a tag and what that inherits from.
   *
   * @param tag the tag
   * @param packageName the package
   * @return the query
   */
  static TaggedQuery latest(String tag, String packageName) {
    return builder().tag(tag).packageName(packageName).inherited(true).latest(true).build();
  }

  /**
   * Starts a query.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TaggedQuery}. */
  final class Builder extends ImmutableTaggedQuery.Builder {
    Builder() {}
  }
}
