package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.internal.ModelStyle;
import io.github.packit4j.koji.model.Nvr;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which build to find: of a commit for a target, of an NVR, or both. With both, either match
 * counts, as the hub builds an NVR only once whatever its commit.
 */
@Value.Immutable
@ModelStyle
public interface BuildSearch {
  /**
   * The source URL with the commit as its fragment. Scheme, host and {@code .git} do not matter.
   *
   * @return the URL
   */
  Optional<URI> source();

  /**
   * The target. A commit that is on several branches has a build for each.
   *
   * @return the target's name; needed with a source
   */
  Optional<String> target();

  /**
   * The NVR.
   *
   * @return the NVR
   */
  Optional<Nvr> nvr();

  /**
   * How far back to look for tasks that failed before they made a build record.
   *
   * @return a day by default
   */
  @Value.Default
  default Duration failuresOfLast() {
    return Duration.ofDays(1);
  }

  /** Checks the search. */
  @Value.Check
  default void check() {
    if (source().isEmpty() && nvr().isEmpty()) {
      throw new IllegalArgumentException("A search for a build needs a source or an NVR");
    }
    if (source().isPresent() && target().isEmpty()) {
      throw new IllegalArgumentException("A search by source needs the target");
    }
    if (source().isPresent() && source().get().getFragment() == null) {
      throw new IllegalArgumentException("The source URL needs '#' and the commit");
    }
  }

  /**
   * The build of a commit.
   *
   * @param scm the source URL with the commit as its fragment
   * @param target the build target
   * @return the search
   */
  static BuildSearch ofCommit(URI scm, String target) {
    return builder().source(scm).target(target).build();
  }

  /**
   * The build that a request would make.
   *
   * @param request the request, with a source URL and a target
   * @return the search
   */
  static BuildSearch of(BuildRequest request) {
    return builder().source(URI.create(request.source())).target(request.target()).build();
  }

  /**
   * The build of an NVR.
   *
   * @param nvr name, version and release
   * @return the search
   */
  static BuildSearch of(Nvr nvr) {
    return builder().nvr(nvr).build();
  }

  /**
   * Starts a search.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildSearch}. */
  final class Builder extends ImmutableBuildSearch.Builder {
    Builder() {}
  }
}
