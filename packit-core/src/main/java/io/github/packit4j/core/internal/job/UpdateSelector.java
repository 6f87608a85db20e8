package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.distgit.client.DistGit;
import java.util.List;
import java.util.Optional;

/** Which builds the jobs {@code bodhi_update} make updates of. */
public final class UpdateSelector {

  /** What stands between a repository and the commit in the source of a build request. */
  private static final String COMMIT = "#";

  private final DistGit distGit;
  private final ReleaseData releases;
  private final DownstreamJobs jobs;

  /**
   * Creates a selector.
   *
   * @param distGit the dist-git
   * @param configurations the packages' configurations
   * @param releases the distribution's releases
   * @param selector selects the jobs of a configuration
   * @param condition asks the run-condition of a job
   */
  public UpdateSelector(
      DistGit distGit,
      Configurations configurations,
      ReleaseData releases,
      JobSelector selector,
      RunCondition condition) {
    this.distGit = distGit;
    this.releases = releases;
    this.jobs =
        new DownstreamJobs(distGit, configurations, selector, condition, JobType.BODHI_UPDATE);
  }

  /**
   * Selects what a build's new state starts.
   *
   * @param build the build
   * @return one element a configured job
   */
  public List<Choice<UpdateJob>> started(BuildStateChanged build) {
    Optional<String> packageName = build.source().flatMap(this::packageOf);
    if (packageName.isEmpty()) {
      return List.of(
          jobs.not(
              build.nvr(),
              Reason.NOT_FROM_DIST_GIT,
              "%s was not built from a package of %s"
                  .formatted(build.nvr(), distGit.instance().webUrl())));
    }
    if (build.state() != BuildStateChanged.COMPLETE) {
      return List.of(
          jobs.not(
              packageName.get(),
              Reason.BUILD_NOT_COMPLETE,
              "%s is in state %d, not complete".formatted(build.nvr(), build.state())));
    }
    return jobs.select(
        packageName.get(), JobTrigger.COMMIT, job -> decide(build, packageName.get(), job));
  }

  /** A build of a fork, or from anywhere else, is none of a package, whatever its name. */
  private Optional<String> packageOf(String source) {
    return source.contains(COMMIT) ? distGit.instance().packageAt(source) : Optional.empty();
  }

  private Choice<UpdateJob> decide(BuildStateChanged build, String packageName, SelectedJob job) {
    ReleaseAliases aliases = releases.aliases();
    String target = build.target().orElse("");
    Optional<ReleaseBranch> found = aliases.ofKojiTarget(target);
    if (found.isEmpty()
        || found.get().needsUpdate()
            && !JobBranches.contain(aliases, JobType.BODHI_UPDATE, job.settings(), found.get())) {
      return jobs.not(
          packageName,
          Reason.BRANCH_NOT_CONFIGURED,
          "bodhi_update is configured for %s, not for the target %s"
              .formatted(job.settings().distGitBranches().targets(), target));
    }
    ReleaseBranch branch = found.get();
    if (!branch.needsUpdate()) {
      return branch.updatesItself()
          ? jobs.not(
              packageName,
              Reason.UPDATED_AUTOMATICALLY,
              "Bodhi creates the updates of %s by itself".formatted(branch.name()))
          : jobs.not(
              packageName,
              Reason.NO_UPDATES,
              "%s has no updates in Bodhi".formatted(branch.name()));
    }
    List<String> builders = job.settings().allowedBuilders();
    if (!new AllowedAccounts(builders, jobs.project(packageName)).contain(build.owner())) {
      return jobs.not(
          packageName,
          Reason.BUILDER_NOT_ALLOWED,
          "%s is not among allowed_builders %s".formatted(build.owner(), builders));
    }
    if (job.job().sidetagGroup().isPresent()) {
      return jobs.not(
          packageName,
          Reason.SIDE_TAG_GROUP,
          "the update is that of the side-tag group " + job.job().sidetagGroup().get());
    }
    return new Choice.Run<>(new UpdateJob(build, packageName, branch, job.settings()));
  }
}
