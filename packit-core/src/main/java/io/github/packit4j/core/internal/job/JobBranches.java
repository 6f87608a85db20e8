package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import java.util.List;

/** The dist-git branches that a job is for. */
public final class JobBranches {

  private JobBranches() {}

  /**
   * Expands what is configured, or the job's default.
   *
   * @param aliases the distribution's releases
   * @param type the job
   * @param settings the package's settings in the job
   * @return the branches, and what means none
   */
  public static ReleaseAliases.Expansion of(
      ReleaseAliases aliases, JobType type, PackageSettings settings) {
    List<String> configured = settings.distGitBranches().targets();
    return aliases.expand(configured.isEmpty() ? List.of(defaultOf(type)) : configured);
  }

  /**
   * Tells whether a job is for a branch.
   *
   * @param aliases the distribution's releases
   * @param type the job
   * @param settings the package's settings in the job
   * @param branch the branch
   * @return whether the branch is among the job's
   */
  public static boolean contain(
      ReleaseAliases aliases, JobType type, PackageSettings settings, ReleaseBranch branch) {
    return of(aliases, type, settings).branches().stream()
        .anyMatch(each -> each.name().equals(branch.name()));
  }

  private static String defaultOf(JobType type) {
    return type == JobType.BODHI_UPDATE ? "fedora-stable" : "rawhide";
  }
}
