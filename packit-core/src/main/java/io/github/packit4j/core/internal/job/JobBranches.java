package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
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
   * @return the branches
   */
  public static List<ReleaseBranch> of(
      ReleaseAliases aliases, JobType type, PackageSettings settings) {
    List<String> configured = settings.distGitBranches().targets();
    return aliases.resolve(configured.isEmpty() ? List.of(defaultOf(type)) : configured);
  }

  private static String defaultOf(JobType type) {
    return type == JobType.BODHI_UPDATE ? "fedora-stable" : "rawhide";
  }
}
