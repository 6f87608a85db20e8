package io.github.packit4j.core.internal.plan;

import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.ExpandedTag;
import java.util.Optional;

/** Which Release a new version gets, from the lines that count on the branch. */
final class ReleaseTag {

  private static final String FIRST = "1%{?dist}";

  private ReleaseTag() {}

  /**
   * Chooses the raw value of the Release tag.
   *
   * <p>dist-git decides between {@code %autorelease} and a number, because its history is what
   * {@code %autorelease} counts. Upstream's own number counts only where upstream has released this
   * very version already and means another release than dist-git has.
   *
   * @param distGit the spec file on the branch; empty for a new package
   * @param upstream upstream's spec file
   * @param version the version to set
   */
  static String next(
      Optional<ExpandedSpecFile> distGit, ExpandedSpecFile upstream, String version) {
    if (distGit.isPresent() && distGit.get().hasAutorelease()) {
      return upstream.hasAutorelease() ? raw(upstream) : raw(distGit.get());
    }
    if (upstream.hasAutorelease()) {
      return distGit.isPresent() ? FIRST : raw(upstream);
    }
    boolean released =
        upstream.version().equals(version)
            && distGit
                .filter(own -> own.releaseWithoutDist().equals(upstream.releaseWithoutDist()))
                .isEmpty();
    return released ? raw(upstream) : FIRST;
  }

  /** Chooses the raw value where dist-git's own spec file is updated. */
  static String next(ExpandedSpecFile distGit) {
    return distGit.hasAutorelease() ? raw(distGit) : FIRST;
  }

  private static String raw(ExpandedSpecFile spec) {
    return spec.tag("Release")
        .filter(ExpandedTag::valid)
        .map(tag -> tag.tag().value())
        .orElse(FIRST);
  }
}
