package io.github.packit4j.core.internal.plan;

import io.github.packit4j.specfile.SpecFile;
import java.util.Optional;

/** Which Release a new version gets, from the spec files of dist-git and upstream. */
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
   * @param upstream upstream's spec file, or dist-git's where the release is pulled
   * @param upstreamHasVersion whether upstream's spec file is at the version to set
   * @param sameRelease whether both spec files have the same release number now
   */
  static String next(
      Optional<SpecFile> distGit,
      SpecFile upstream,
      boolean upstreamHasVersion,
      boolean sameRelease) {
    if (distGit.isPresent() && distGit.get().hasAutorelease()) {
      return upstream.hasAutorelease() ? raw(upstream) : raw(distGit.get());
    }
    if (upstream.hasAutorelease()) {
      return distGit.isPresent() ? FIRST : raw(upstream);
    }
    return upstreamHasVersion && !sameRelease ? raw(upstream) : FIRST;
  }

  private static String raw(SpecFile spec) {
    return spec.rawRelease().orElse(FIRST);
  }
}
