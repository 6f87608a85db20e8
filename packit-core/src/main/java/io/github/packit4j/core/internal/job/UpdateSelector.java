package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
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
        packageName.get(),
        JobTrigger.COMMIT,
        job -> decide(build, packageName.get(), job),
        job -> subject(build, job));
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
    UpdateBranch candidate =
        new UpdateBranch(packageName, found.get(), job.settings(), job.group());
    List<String> builders = job.settings().allowedBuilders();
    Optional<Choice<UpdateJob>> refused = withoutUpdate(candidate);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!new AllowedAccounts(builders, jobs.project(packageName)).contain(build.owner())) {
      return jobs.not(
          packageName,
          Reason.BUILDER_NOT_ALLOWED,
          "%s is not among allowed_builders %s".formatted(build.owner(), builders));
    }
    return job.group()
        .<Choice<UpdateJob>>map(
            group ->
                jobs.not(
                    packageName,
                    Reason.SIDE_TAG_GROUP,
                    "the update is that of the side-tag group %s, and %s was built for %s"
                        .formatted(group.name(), build.nvr(), target)))
        .orElseGet(() -> new Choice.Run<>(candidate.of(build.nvr())));
  }

  /**
   * Selects what a build in a side tag starts: the update that is made of the side tag.
   *
   * @param tag the side tag
   * @param started whose jobs react
   * @return one element a configured job
   */
  public List<Choice<UpdateBranch>> started(OwnSideTag tag, SideTagGroups.Started started) {
    return jobs.startedInGroup(
        started,
        job ->
            jobs.ofSideTag(
                releases, tag, job, branch -> decide(started.packageName(), branch, job)),
        job -> subject(job.branch().name(), job));
  }

  /**
   * Selects what somebody asks for by a command: an update of the latest build of a branch. Who
   * asks has the right to, so who built is not asked.
   *
   * @param packageName the package
   * @param name the branch as the forge names it, or a release
   * @return one element a configured job
   */
  public List<Choice<UpdateBranch>> commanded(String packageName, String name) {
    return jobs.commanded(
        packageName, job -> decide(packageName, name, job), job -> subject(name, job));
  }

  private ConditionSubject subject(BuildStateChanged build, UpdateJob job) {
    String source = build.source().orElseThrow();
    String commit = source.substring(source.indexOf(COMMIT) + COMMIT.length());
    return ConditionSubject.of(
        () -> new DistGitCommit(distGit, job.packageName(), job.branch().name(), commit),
        job.branch(),
        job.settings());
  }

  private ConditionSubject subject(String name, UpdateBranch job) {
    return ConditionSubject.of(
        () -> DistGitCommit.newest(distGit, job.packageName(), job.branch().name(), name),
        job.branch(),
        job.settings());
  }

  private Choice<UpdateBranch> decide(String packageName, String name, SelectedJob job) {
    return decide(packageName, releases.aliases().resolve(List.of(name)).get(0), job);
  }

  private Choice<UpdateBranch> decide(String packageName, ReleaseBranch branch, SelectedJob job) {
    UpdateBranch candidate = new UpdateBranch(packageName, branch, job.settings(), job.group());
    if (branch.isEndOfLife()) {
      return jobs.not(
          packageName, Reason.END_OF_LIFE, "%s is at the end of its life".formatted(branch.name()));
    }
    if (takesUpdate(candidate)
        && !JobBranches.contain(releases.aliases(), JobType.BODHI_UPDATE, job.settings(), branch)) {
      return jobs.not(
          packageName,
          Reason.BRANCH_NOT_CONFIGURED,
          "bodhi_update is configured for %s, not for %s"
              .formatted(job.settings().distGitBranches().targets(), branch.name()));
    }
    return this.<UpdateBranch>withoutUpdate(candidate).orElseGet(() -> new Choice.Run<>(candidate));
  }

  /** From a side tag updates are also made where Bodhi makes those of single builds by itself. */
  private static boolean takesUpdate(UpdateBranch candidate) {
    ReleaseBranch branch = candidate.branch();
    return branch.needsUpdate() || candidate.group().isPresent() && branch.updatesItself();
  }

  private <T> Optional<Choice<T>> withoutUpdate(UpdateBranch candidate) {
    ReleaseBranch branch = candidate.branch();
    if (takesUpdate(candidate)) {
      return Optional.empty();
    }
    return Optional.of(
        branch.updatesItself()
            ? jobs.not(
                candidate.packageName(),
                Reason.UPDATED_AUTOMATICALLY,
                "Bodhi creates the updates of %s by itself".formatted(branch.name()))
            : jobs.not(
                candidate.packageName(),
                Reason.NO_UPDATES,
                "%s has no updates in Bodhi".formatted(branch.name())));
  }
}
