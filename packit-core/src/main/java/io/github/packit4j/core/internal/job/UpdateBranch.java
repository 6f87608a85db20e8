package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import java.util.Optional;

/**
 * A branch whose latest build is to become an update, or that of a side tag.
 *
 * @param packageName the dist-git package
 * @param branch the branch
 * @param settings the package's settings in the job
 * @param group the group whose side tag the update is made of, if the job belongs to one
 */
public record UpdateBranch(
    String packageName,
    ReleaseBranch branch,
    PackageSettings settings,
    Optional<SideTagGroup> group) {

  /**
   * Names the build.
   *
   * @param nvr the build's name, version and release, joined by {@code -}
   * @return the build that is to become an update
   */
  public UpdateJob of(String nvr) {
    return new UpdateJob(nvr, packageName, branch, settings);
  }
}
