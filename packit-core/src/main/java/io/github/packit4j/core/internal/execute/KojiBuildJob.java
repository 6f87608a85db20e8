package io.github.packit4j.core.internal.execute;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.LabelRequirement;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.job.AllowedAccounts;
import io.github.packit4j.core.internal.job.JobBranches;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.CommitInfo;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.koji.BuildRequest;
import io.github.packit4j.koji.BuildSubmission;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.Nvr;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The job {@code koji_build}: a dist-git commit that touches the spec file becomes a build. */
public final class KojiBuildJob {

  /** What Koji puts into the name of every side tag, such as {@code f44-build-side-12345}. */
  private static final String SIDE_TAG = "-side-";

  private final Services services;
  private final ReleaseData releases;
  private final JobContext context;

  /**
   * Creates the job.
   *
   * @param services what it works with
   * @param releases the distribution's releases
   */
  public KojiBuildJob(Services services, ReleaseData releases) {
    this.services = services;
    this.releases = releases;
    this.context = new JobContext(services, JobType.KOJI_BUILD);
  }

  /**
   * Handles a push to dist-git.
   *
   * @param push the push
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(DistGitPush push) {
    if (push.fork()) {
      return List.of(notRun(push, Reason.FORK, "the push went to a fork"));
    }
    String namespace = services.distGit().instance().namespace();
    if (!push.namespace().equals(namespace)) {
      return List.of(
          notRun(
              push,
              Reason.OTHER_NAMESPACE,
              "%s/%s is not in %s".formatted(push.namespace(), push.packageName(), namespace)));
    }
    if (push.changedFiles().isPresent() && !touchesSpecFile(push.changedFiles().get())) {
      return List.of(specFileUnchanged(push));
    }
    return context.run(push.packageName(), JobTrigger.COMMIT, job -> build(push, job));
  }

  /**
   * Says why a tagged build starts nothing. Only jobs with the trigger {@code koji_build} react to
   * tags, and these belong to side-tag groups, whose state nobody keeps here.
   *
   * @param tagged the tagged build
   * @return the one reason
   */
  public List<JobOutcome> handle(BuildTagged tagged) {
    boolean sideTag = tagged.tag().contains(SIDE_TAG);
    return List.of(
        context.notRun(
            tagged.packageName(),
            sideTag ? Reason.SIDE_TAG_GROUP : Reason.NOT_A_SIDE_TAG,
            sideTag
                ? "%s was tagged into the side tag %s; jobs of side-tag groups are not run"
                    .formatted(tagged.nvr(), tagged.tag())
                : "%s was tagged into %s, and only a side tag starts jobs"
                    .formatted(tagged.nvr(), tagged.tag())));
  }

  private JobOutcome build(DistGitPush push, SelectedJob job) {
    ReleaseAliases aliases = releases.aliases();
    ReleaseBranch branch = aliases.resolve(List.of(push.branch())).get(0);
    List<String> configured = job.settings().distGitBranches().targets();
    if (!JobBranches.of(aliases, JobType.KOJI_BUILD, job.settings()).contains(branch)) {
      return notRun(
          push,
          Reason.BRANCH_NOT_CONFIGURED,
          "koji_build is configured for %s, not for %s".formatted(configured, branch.name()));
    }
    Optional<JobOutcome> refused = refused(push, job.settings());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (job.job().sidetagGroup().isPresent()) {
      return notRun(
          push,
          Reason.SIDE_TAG_GROUP,
          "the job builds into the side-tag group " + job.job().sidetagGroup().get());
    }
    if (push.changedFiles().isEmpty() && !changesSpecFile(push)) {
      return specFileUnchanged(push);
    }
    return submit(push, branch, job.settings());
  }

  private JobOutcome submit(DistGitPush push, ReleaseBranch branch, PackageSettings settings) {
    KojiClient koji = services.koji();
    // The commit of the event is built, not what the branch has become meanwhile.
    URI source =
        URI.create(
            "git+%s#%s"
                .formatted(
                    services.distGit().instance().cloneUrl(push.packageName()), push.commit()));
    String target = branch.kojiTarget();
    BuildRequest request =
        BuildRequest.builder()
            .source(source.toString())
            .target(target)
            .scratch(settings.scratch())
            .build();
    BuildSubmission submission =
        settings.scratch()
            ? new BuildSubmission.Submitted(koji.builds().submit(request))
            : koji.builds().submitIfAbsent(request, nvr(push, branch));
    return submission instanceof BuildSubmission.Submitted submitted
        ? new JobOutcome.BuildSubmitted(
            push.packageName(),
            branch.name(),
            target,
            submitted.task().value(),
            koji.tasks().url(submitted.task()))
        : new JobOutcome.BuildPresent(
            push.packageName(),
            branch.name(),
            describe(koji, ((BuildSubmission.Present) submission).build()));
  }

  /**
   * Computes the build's name from the spec file at the commit: a build that was made by hand from
   * another commit has taken it, too. Where the release number is counted from the history, the
   * commit alone has to do.
   */
  private Optional<Nvr> nvr(DistGitPush push, ReleaseBranch branch) {
    return repository(
        push,
        repository ->
            repository
                .file(CommitId.of(push.commit()), services.distGit().specPath(push.packageName()))
                .map(SpecFile::parse)
                .filter(spec -> !spec.hasAutorelease())
                .map(spec -> spec.expand(MacroContext.forTarget(branch.name())))
                .filter(spec -> !(spec.name() + spec.version() + spec.release()).contains("%"))
                .map(spec -> new Nvr(spec.name(), spec.version(), spec.release())));
  }

  private static String describe(KojiClient koji, FoundBuild found) {
    if (found instanceof FoundBuild.Finished finished) {
      return "built already: " + koji.builds().url(finished.build());
    }
    return ((FoundBuild.Running) found)
        .task()
        .map(task -> "being built: " + koji.tasks().url(task))
        .orElse("being built");
  }

  private Optional<JobOutcome> refused(DistGitPush push, PackageSettings settings) {
    if (push.pullRequest().isEmpty()) {
      return isAllowed(settings.allowedCommitters(), push, push.committer())
          ? Optional.empty()
          : Optional.of(
              notRun(
                  push,
                  Reason.COMMITTER_NOT_ALLOWED,
                  "%s is not among allowed_committers %s"
                      .formatted(push.committer(), settings.allowedCommitters())));
    }
    long id = push.pullRequest().getAsInt();
    PullRequest pullRequest =
        context
            .project(push.packageName())
            .pullRequest(id)
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "The push to %s names pull request %d, which does not exist."
                            .formatted(push.packageName(), id)));
    if (!fits(pullRequest.labels(), settings.requireLabels())) {
      return Optional.of(
          notRun(
              push,
              Reason.LABELS,
              "the labels %s do not fit require.label".formatted(pullRequest.labels())));
    }
    return isAllowed(settings.allowedPrAuthors(), push, pullRequest.author())
        ? Optional.empty()
        : Optional.of(
            notRun(
                push,
                Reason.PR_AUTHOR_NOT_ALLOWED,
                "%s is not among allowed_pr_authors %s"
                    .formatted(pullRequest.author(), settings.allowedPrAuthors())));
  }

  private static boolean fits(List<String> labels, LabelRequirement required) {
    return (required.present().isEmpty() || labels.stream().anyMatch(required.present()::contains))
        && labels.stream().noneMatch(required.absent()::contains);
  }

  private boolean isAllowed(List<String> accounts, DistGitPush push, String account) {
    return new AllowedAccounts(accounts, context.project(push.packageName())).contain(account);
  }

  /** Where the message does not list the files, the commit itself is compared with its parent. */
  private boolean changesSpecFile(DistGitPush push) {
    return repository(
        push,
        repository -> {
          CommitInfo commit = repository.commit(CommitId.of(push.commit()));
          return touchesSpecFile(
              commit.parents().isEmpty()
                  ? repository.files(commit.id())
                  : repository.changedPaths(commit.parents().get(0), commit.id()));
        });
  }

  private <T> T repository(DistGitPush push, Function<GitRepository, T> work) {
    try (GitRepository repository = services.distGit().repository(push.packageName())) {
      // The branch may have moved on since.
      repository.fetchCommit(CommitId.of(push.commit()), push.branch());
      return work.apply(repository);
    }
  }

  private static boolean touchesSpecFile(Collection<String> paths) {
    return paths.stream().anyMatch(path -> path.endsWith(".spec"));
  }

  private JobOutcome specFileUnchanged(DistGitPush push) {
    return notRun(
        push,
        Reason.SPEC_FILE_UNCHANGED,
        "commit %s leaves the spec file alone".formatted(push.commit()));
  }

  private JobOutcome notRun(DistGitPush push, Reason reason, String message) {
    return context.notRun(push.packageName(), reason, message);
  }
}
