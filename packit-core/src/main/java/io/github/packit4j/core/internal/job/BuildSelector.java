package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.LabelRequirement;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.CommitInfo;
import io.github.packit4j.distgit.git.GitRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which commits the jobs {@code koji_build} build. */
public final class BuildSelector {

  private static final String RETIRED = "dead.package";

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
  public BuildSelector(
      DistGit distGit,
      Configurations configurations,
      ReleaseData releases,
      JobSelector selector,
      RunCondition condition) {
    this.distGit = distGit;
    this.releases = releases;
    this.jobs =
        new DownstreamJobs(distGit, configurations, selector, condition, JobType.KOJI_BUILD);
  }

  /**
   * Selects what a push starts.
   *
   * @param push the push
   * @param config the package's configuration, which is read once for all of a push's jobs
   * @return one element a configured job
   */
  public List<Choice<BuildJob>> started(DistGitPush push, Once<Optional<PackageConfig>> config) {
    if (push.fork()) {
      return List.of(not(push, Reason.FORK, "the push went to a fork"));
    }
    if (!DistGitMatch.isToPackage(push, distGit.instance())) {
      return List.of(
          not(
              push,
              Reason.OTHER_NAMESPACE,
              "%s/%s is not in %s"
                  .formatted(
                      push.namespace(), push.packageName(), distGit.instance().namespace())));
    }
    if (push.changedFiles().isPresent() && !touchesSpecFile(push.changedFiles().get())) {
      return List.of(specFileUnchanged(push));
    }
    Once<DistGitPush> told = jobs.told(push);
    return jobs.select(
        push.packageName(),
        config,
        JobTrigger.COMMIT,
        job -> decide(push, told, job),
        this::subject);
  }

  /**
   * Selects what a build in a side tag starts: builds of what a package's branch is now.
   *
   * @param tagged the build that was tagged
   * @param tag the side tag
   * @param started whose jobs react
   * @return one element a configured job
   */
  public List<Choice<BuildJob>> started(
      BuildTagged tagged, OwnSideTag tag, SideTagGroups.Started started) {
    return jobs.startedInGroup(started, job -> decide(tagged, tag, job), this::subject);
  }

  private Choice<BuildJob> decide(BuildTagged tagged, OwnSideTag tag, SelectedJob job) {
    String packageName = job.packageName();
    if (tagged.packageName().equals(packageName)) {
      return jobs.not(
          packageName,
          Reason.OWN_BUILD,
          "%s is a build of %s itself".formatted(tagged.nvr(), packageName));
    }
    return jobs.<BuildJob>ofSideTag(releases, tag, job, branch -> head(packageName, branch, job));
  }

  private Choice<BuildJob> head(String packageName, ReleaseBranch branch, SelectedJob job) {
    return this.<BuildJob>outside(packageName, branch, job)
        .orElseGet(() -> head(packageName, branch, branch.name(), job.settings(), job));
  }

  /**
   * Selects what somebody asks to be tagged into the side tags of its groups.
   *
   * @param packageName the package
   * @param name the branch as the forge names it, or a release; all that are configured if empty
   * @return one element a configured job and branch
   */
  public List<Choice<TagJob>> tagged(String packageName, Optional<String> name) {
    return jobs.commandedEach(packageName, job -> tagged(packageName, name, job), this::subject);
  }

  private List<Choice<TagJob>> tagged(String packageName, Optional<String> name, SelectedJob job) {
    Optional<SideTagGroup> group = job.group();
    if (group.isEmpty()) {
      return List.of(
          jobs.not(
              packageName,
              Reason.NO_SIDE_TAG,
              "the job koji_build for %s belongs to no side-tag group"
                  .formatted(job.settings().distGitBranches().targets())));
    }
    List<ReleaseBranch> branches =
        name.map(given -> List.of(branch(given)))
            .orElseGet(
                () ->
                    JobBranches.of(releases.aliases(), JobType.KOJI_BUILD, job.settings())
                        .branches());
    return branches.stream()
        .map(
            branch ->
                this.<TagJob>outside(packageName, branch, job)
                    .orElseGet(
                        () ->
                            new Choice.Run<>(
                                new TagJob(packageName, branch, job.settings(), group.get()))))
        .toList();
  }

  /**
   * Selects what somebody asks for by a command: to build what is on a branch now. Who asks has the
   * right to, so what lets a push through is not asked.
   *
   * @param packageName the package
   * @param name the branch as the forge names it, or a release
   * @param scratch whether it is only tried, whatever the configuration says
   * @return one element a configured job
   */
  public List<Choice<BuildJob>> commanded(String packageName, String name, boolean scratch) {
    return jobs.commanded(
        packageName, job -> decide(packageName, name, scratch, job), this::subject);
  }

  private ConditionSubject subject(BuildJob job) {
    DistGitPush push = job.push();
    return ConditionSubject.of(
        () -> new DistGitCommit(distGit, push.packageName(), push.branch(), push.commit()),
        job.branch(),
        job.settings());
  }

  private ConditionSubject subject(TagJob job) {
    return ConditionSubject.of(
        () -> DistGitCommit.newest(distGit, job.packageName(), job.branch().name()),
        job.branch(),
        job.settings());
  }

  private Choice<BuildJob> decide(
      String packageName, String name, boolean scratch, SelectedJob job) {
    ReleaseBranch branch = branch(name);
    Optional<Choice<BuildJob>> outside = outside(packageName, branch, job);
    if (outside.isPresent()) {
      return outside.get();
    }
    PackageSettings settings =
        scratch ? job.settings().toBuilder().scratch(true).build() : job.settings();
    return head(packageName, branch, name, settings, job);
  }

  private Choice<BuildJob> head(
      String packageName,
      ReleaseBranch branch,
      String name,
      PackageSettings settings,
      SelectedJob job) {
    DistGitPush head = head(packageName, branch, name);
    return retires(head)
        ? retired(head)
        : new Choice.Run<>(new BuildJob(head, branch, settings, job.group()));
  }

  private Choice<BuildJob> decide(DistGitPush push, Once<DistGitPush> told, SelectedJob job) {
    ReleaseBranch branch = branch(push.branch());
    Optional<Choice<BuildJob>> refused =
        this.<BuildJob>outside(push.packageName(), branch, job)
            .or(() -> refused(told.get(), job.settings()));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (push.changedFiles().isEmpty() && !changesSpecFile(push)) {
      return specFileUnchanged(push);
    }
    if (push.changedFiles().map(files -> files.contains(RETIRED)).orElse(true) && retires(push)) {
      return retired(push);
    }
    return new Choice.Run<>(new BuildJob(push, branch, job.settings(), job.group()));
  }

  private ReleaseBranch branch(String name) {
    return releases.aliases().resolve(List.of(name)).get(0);
  }

  /** Keeps a job from a branch that it is not for. */
  private <T> Optional<Choice<T>> outside(
      String packageName, ReleaseBranch branch, SelectedJob job) {
    if (branch.isEndOfLife()) {
      return Optional.of(
          jobs.not(
              packageName,
              Reason.END_OF_LIFE,
              "%s is at the end of its life".formatted(branch.name())));
    }
    return JobBranches.contain(releases.aliases(), JobType.KOJI_BUILD, job.settings(), branch)
        ? Optional.empty()
        : Optional.of(
            jobs.not(
                packageName,
                Reason.BRANCH_NOT_CONFIGURED,
                "koji_build is configured for %s, not for %s"
                    .formatted(job.settings().distGitBranches().targets(), branch.name())));
  }

  private Choice<BuildJob> retired(DistGitPush push) {
    return not(
        push,
        Reason.RETIRED,
        "commit %s retires the package (%s)".formatted(push.commit(), RETIRED));
  }

  /** What a push of the branch's newest commit would be. */
  private DistGitPush head(String packageName, ReleaseBranch branch, String name) {
    // A branch may have another name where it is than the release has elsewhere.
    DistGitCommit head = DistGitCommit.newest(distGit, packageName, branch.name(), name);
    return new DistGitPush(
        distGit.instance().namespace(),
        packageName,
        head.branch(),
        head.commit(),
        distGit.account(),
        OptionalInt.empty(),
        Optional.empty(),
        false);
  }

  private Optional<Choice<BuildJob>> refused(DistGitPush push, PackageSettings settings) {
    if (push.pullRequest().isEmpty()) {
      return isAllowed(settings.allowedCommitters(), push, push.committer())
          ? Optional.empty()
          : Optional.of(
              not(
                  push,
                  Reason.COMMITTER_NOT_ALLOWED,
                  "%s is not among allowed_committers %s"
                      .formatted(push.committer(), settings.allowedCommitters())));
    }
    long id = push.pullRequest().getAsInt();
    PullRequest pullRequest =
        jobs.project(push.packageName())
            .pullRequests()
            .find(id)
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "The push to %s names pull request %d, which does not exist."
                            .formatted(push.packageName(), id)));
    if (!fits(pullRequest.labels(), settings.requireLabels())) {
      return Optional.of(
          not(
              push,
              Reason.LABELS,
              "the labels %s do not fit require.label".formatted(pullRequest.labels())));
    }
    return isAllowed(settings.allowedPrAuthors(), push, pullRequest.author())
        ? Optional.empty()
        : Optional.of(
            not(
                push,
                Reason.PR_AUTHOR_NOT_ALLOWED,
                "%s is not among allowed_pr_authors %s"
                    .formatted(pullRequest.author(), settings.allowedPrAuthors())));
  }

  static boolean fits(List<String> labels, LabelRequirement required) {
    return (required.present().isEmpty() || labels.stream().anyMatch(required.present()::contains))
        && labels.stream().noneMatch(required.absent()::contains);
  }

  private boolean isAllowed(List<String> accounts, DistGitPush push, String account) {
    return new AllowedAccounts(accounts, jobs.project(push.packageName())).contain(account);
  }

  /** Where the message does not list the files, the commit itself is compared with its parent. */
  private boolean changesSpecFile(DistGitPush push) {
    try (GitRepository repository = distGit.repository(push.packageName())) {
      // The branch may have moved on since.
      repository.fetchCommit(CommitId.of(push.commit()), push.branch());
      CommitInfo commit = repository.commit(CommitId.of(push.commit()));
      return touchesSpecFile(
          commit.parents().isEmpty()
              ? repository.files(commit.id())
              : repository.changedPaths(commit.parents().get(0), commit.id()));
    }
  }

  /** A commit that takes the package back into the distribution changes the same file. */
  private boolean retires(DistGitPush push) {
    try (GitRepository repository = distGit.repository(push.packageName())) {
      CommitId commit = CommitId.of(push.commit());
      repository.fetchCommit(commit, push.branch());
      return repository.files(commit).contains(RETIRED);
    }
  }

  static boolean touchesSpecFile(Collection<String> paths) {
    return paths.stream().anyMatch(path -> path.endsWith(".spec"));
  }

  private Choice<BuildJob> specFileUnchanged(DistGitPush push) {
    return not(
        push,
        Reason.SPEC_FILE_UNCHANGED,
        "commit %s leaves the spec file alone".formatted(push.commit()));
  }

  private Choice<BuildJob> not(DistGitPush push, Reason reason, String message) {
    return jobs.not(push.packageName(), reason, message);
  }
}
