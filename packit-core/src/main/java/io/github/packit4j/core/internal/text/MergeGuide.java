package io.github.packit4j.core.internal.text;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.LabelRequirement;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.internal.job.JobBranches;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.SelectedJob;
import java.util.List;
import java.util.Optional;

/**
 * What a pull request says to who is to merge it: what that starts, and what to look at before. It
 * depends on the configuration and the branch alone, so that an unchanged proposal keeps its text.
 */
public final class MergeGuide {

  private static final String CHECKS =
      """
      **Please check before merging**

      - The new sources hold nothing that must not be distributed.
      - The `License` tag still says what the licence is.
      - Changes of API or ABI fit this branch, and dependent packages are looked after.
      - The changelog entry is what users of the package should read.
      """;

  private final String packageName;
  private final String account;
  private final Optional<PackageConfig> config;
  private final JobSelector selector;
  private final ReleaseAliases aliases;

  /**
   * Creates a guide.
   *
   * @param packageName the package
   * @param account the account that opens the pull requests
   * @param config the configuration that downstream events will find; empty if there is none
   */
  public MergeGuide(
      String packageName,
      String account,
      Optional<PackageConfig> config,
      JobSelector selector,
      ReleaseAliases aliases) {
    this.packageName = packageName;
    this.account = account;
    this.config = config;
    this.selector = selector;
    this.aliases = aliases;
  }

  public String text(ReleaseBranch branch) {
    return "**What merging starts**\n\n- %s\n- %s\n\n%s"
        .formatted(build(branch), update(branch), CHECKS);
  }

  private String build(ReleaseBranch branch) {
    Optional<SelectedJob> job = job(JobType.KOJI_BUILD, branch);
    if (job.isEmpty()) {
      return "No Koji build: no job `koji_build` is configured for %s. Build it by hand."
          .formatted(Markdown.code(branch.name()));
    }
    if (job.get().job().sidetagGroup().isPresent()) {
      return "No Koji build: the job `koji_build` belongs to the side-tag group %s, which has to be built by hand."
          .formatted(Markdown.code(job.get().job().sidetagGroup().get()));
    }
    PackageSettings settings = job.get().settings();
    if (isRefused(settings.allowedPrAuthors())) {
      return "No Koji build: %s is not among `allowed_pr_authors`. Build it by hand."
          .formatted(Markdown.code(account));
    }
    boolean labels = !settings.requireLabels().equals(LabelRequirement.none());
    return "%s for %s%s (job `koji_build`)."
        .formatted(
            settings.scratch() ? "A Koji scratch build" : "A Koji build",
            Markdown.code(branch.kojiTarget()),
            labels ? ", if the labels fit `require.label`" : "");
  }

  /** Groups and levels of access are looked up when it comes to it. */
  private boolean isRefused(List<String> allowed) {
    return !allowed.contains(account)
        && allowed.stream().noneMatch(name -> name.startsWith("@") || name.startsWith("all_"));
  }

  private String update(ReleaseBranch branch) {
    if (branch.updatesItself()) {
      return "Bodhi creates the update by itself once the build is complete.";
    }
    if (!branch.needsUpdate()) {
      return "No Bodhi update: %s has none.".formatted(Markdown.code(branch.name()));
    }
    return job(JobType.BODHI_UPDATE, branch).isPresent()
        ? "A Bodhi update once the build is complete (job `bodhi_update`)."
        : "No Bodhi update: no job `bodhi_update` is configured for %s. Create it by hand."
            .formatted(Markdown.code(branch.name()));
  }

  private Optional<SelectedJob> job(JobType type, ReleaseBranch branch) {
    return config.stream()
        .flatMap(
            present ->
                selector.startedBy(present, type, JobTrigger.COMMIT, packageName).jobs().stream())
        .filter(job -> job.packageName().equals(packageName))
        .filter(job -> JobBranches.contain(aliases, type, job.settings(), branch))
        .findFirst();
  }
}
