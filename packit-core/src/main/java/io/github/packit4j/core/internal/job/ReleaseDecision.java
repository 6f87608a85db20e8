package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.plan.SkipReason;

/** Whether a release is for one job of a package. */
public sealed interface ReleaseDecision {

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  String packageName();

  /**
   * Gives what the job's branches are.
   *
   * @return the branches, and what means none
   */
  ReleaseAliases.Expansion branches();

  /**
   * The release goes to the job's branches.
   *
   * @param request what was asked for
   * @param config the configuration of the job
   * @param configName what the configuration calls the package
   * @param settings the package's settings in the job
   * @param release the release
   * @param branches the branches
   * @param aliases what else names of branches mean
   * @param opensPullRequests whether it is proposed; pushed to the branches otherwise
   */
  record Wanted(
      ReleaseRequest request,
      PackageConfig config,
      String configName,
      PackageSettings settings,
      UpstreamRelease release,
      ReleaseAliases.Expansion branches,
      ReleaseAliases aliases,
      boolean opensPullRequests)
      implements ReleaseDecision {

    @Override
    public String packageName() {
      return settings.downstreamPackageName();
    }

    /**
     * Adds a bug that the release resolves.
     *
     * @param bug a reference such as {@code rhbz#2509741}
     * @return the same with the bug in its request
     */
    public Wanted resolving(String bug) {
      return new Wanted(
          request.toBuilder().addResolvedBugs(bug).build(),
          config,
          configName,
          settings,
          release,
          branches,
          aliases,
          opensPullRequests);
    }
  }

  /**
   * The release is not one of the package's.
   *
   * @param packageName the dist-git package
   * @param tag the release's tag
   * @param branches the branches
   * @param reason the rule that decided
   */
  record Unwanted(
      String packageName, String tag, ReleaseAliases.Expansion branches, SkipReason reason)
      implements ReleaseDecision {}
}
