package io.github.packit4j.core.internal.text;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.LabelRequirement;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.job.JobBranches;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.core.internal.job.SideTagGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    PackageSettings settings = job.get().settings();
    if (isRefused(settings.allowedPrAuthors())) {
      return "No Koji build: %s is not among `allowed_pr_authors`. Build it by hand."
          .formatted(Markdown.code(account));
    }
    boolean labels = !settings.requireLabels().equals(LabelRequirement.none());
    return "%s for %s%s (job `koji_build`)."
        .formatted(
            settings.scratch() ? "A Koji scratch build" : "A Koji build",
            target(branch, job.get()),
            labels ? ", if the labels fit `require.label`" : "");
  }

  private static String target(ReleaseBranch branch, SelectedJob job) {
    Optional<SideTagGroup> group = job.group();
    if (group.isEmpty()) {
      return Markdown.code(branch.kojiTarget());
    }
    String into =
        "the side tag of the group %s on %s"
            .formatted(Markdown.code(group.get().name()), Markdown.code(branch.name()));
    return group.get().dependencies().isEmpty()
        ? into
        : "%s, once it has %s".formatted(into, names(group.get()));
  }

  private static String names(SideTagGroup group) {
    return group.dependencies().stream()
        .sorted()
        .map(Markdown::code)
        .collect(Collectors.joining(", "));
  }

  /** Groups and levels of access are looked up when it comes to it. */
  private boolean isRefused(List<String> allowed) {
    return !allowed.contains(account)
        && allowed.stream().noneMatch(name -> name.startsWith("@") || name.startsWith("all_"));
  }

  private String update(ReleaseBranch branch) {
    Optional<String> group =
        job(JobType.KOJI_BUILD, branch).flatMap(job -> job.job().sidetagGroup());
    if (group.isPresent() && (branch.needsUpdate() || branch.updatesItself())) {
      return "The Bodhi update is made of the side tag of the group %s once what it depends on is there (a job `bodhi_update` of the group)."
          .formatted(Markdown.code(group.get()));
    }
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
