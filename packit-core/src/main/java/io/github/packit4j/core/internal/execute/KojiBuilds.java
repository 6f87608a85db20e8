package io.github.packit4j.core.internal.execute;

import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.CountedRelease;
import io.github.packit4j.core.internal.PackageWork;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.BuildJob;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.BuildRequest;
import io.github.packit4j.koji.BuildSubmission;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.Nvr;
import io.github.packit4j.specfile.macro.MacroContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Submits builds, unless Koji has them already: for their branch, or into the side tag of a group.
 */
public final class KojiBuilds {

  private final Optional<KojiClient> client;
  private final DistGit distGit;
  private final GroupSideTags sideTags;
  private final PackageWork work;
  private final WorkflowListener listener;

  /**
   * Creates the builds.
   *
   * @param client the hub; without one nothing can be built
   * @param distGit the dist-git whose commits are built
   * @param sideTags the side tags of groups
   * @param work keeps others from a package while its build is submitted
   * @param listener is told of each build
   */
  public KojiBuilds(
      Optional<KojiClient> client,
      DistGit distGit,
      GroupSideTags sideTags,
      PackageWork work,
      WorkflowListener listener) {
    this.client = client;
    this.sideTags = sideTags;
    this.work = work;
    this.distGit = distGit;
    this.listener = listener;
  }

  /**
   * Sees to it that a commit is built.
   *
   * @param job the commit
   * @return the build that was submitted, or that is there, or which others have to come before it
   */
  public JobOutcome run(BuildJob job) {
    return new Steps(job.push().packageName(), job.branch().name(), listener)
        .told(
            Step.KOJI_BUILD, () -> work.alone(locks(job), () -> submit(job)), KojiBuilds::describe);
  }

  private static List<String> locks(BuildJob job) {
    String packageName = job.push().packageName();
    return job.group().isPresent()
        ? List.of(packageName, GroupSideTags.lock(job.branch()))
        : List.of(packageName);
  }

  private static Steps.Done describe(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.BuildSubmitted submitted) {
      return Steps.Done.of("submitted " + submitted.url());
    }
    return Steps.Done.of(
        outcome instanceof JobOutcome.BuildPresent present
            ? present.description()
            : ((JobOutcome.NotRun) outcome).message());
  }

  private JobOutcome submit(BuildJob job) {
    KojiClient koji =
        client.orElseThrow(
            () ->
                new MissingSettingException(
                    "A build in Koji", "ReleaseWorkflow.builder().koji(...)"));
    DistGitPush push = job.push();
    ReleaseBranch branch = job.branch();
    // Of a branch that nothing is known of, the target would be a guess.
    MacroContext macros = BranchMacros.of(branch, job.settings());
    // The commit of the event is built, not what the branch has become meanwhile.
    URI source =
        URI.create(
            "git+%s#%s".formatted(distGit.instance().cloneUrl(push.packageName()), push.commit()));
    Optional<Nvr> nvr = job.settings().scratch() ? Optional.empty() : nvr(push, macros);
    BuildRequest request =
        BuildRequest.builder()
            .source(source.toString())
            .target(branch.kojiTarget())
            .scratch(job.settings().scratch())
            .build();
    return job.group()
        .map(group -> new GroupBuilds(koji, sideTags, job, group).submit(request, nvr))
        .orElseGet(() -> submit(koji, job, request, nvr));
  }

  /** Submits a build, unless Koji has it. */
  static JobOutcome submit(KojiClient koji, BuildJob job, BuildRequest request, Optional<Nvr> nvr) {
    BuildSubmission submission = koji.builds().submitIfAbsent(request, nvr);
    return submission instanceof BuildSubmission.Submitted submitted
        ? new JobOutcome.BuildSubmitted(
            job.push().packageName(),
            job.branch().name(),
            request.target().orElseThrow(),
            submitted.task().value(),
            koji.tasks().url(submitted.task()))
        : present(koji, job, ((BuildSubmission.Present) submission).build());
  }

  /** A build that Koji has. */
  static JobOutcome present(KojiClient koji, BuildJob job, FoundBuild found) {
    return new JobOutcome.BuildPresent(
        job.push().packageName(), job.branch().name(), describe(koji, found));
  }

  /**
   * Computes the build's name from the spec file at the commit: a build that was made by hand from
   * another commit has taken it, too.
   */
  private Optional<Nvr> nvr(DistGitPush push, MacroContext macros) {
    try (GitRepository repository = distGit.repository(push.packageName())) {
      // The branch may have moved on since.
      CommitId commit = CommitId.of(push.commit());
      repository.fetchCommit(commit, push.branch());
      return new CountedRelease(repository, distGit.specPath(push.packageName()), macros)
          .of(commit)
          .filter(spec -> !(spec.name() + spec.version() + spec.release()).contains("%"))
          .map(spec -> new Nvr(spec.name(), spec.version(), spec.release()));
    }
  }

  private static String describe(KojiClient koji, FoundBuild found) {
    if (found instanceof FoundBuild.Finished finished) {
      return "built already: " + koji.builds().url(finished.build());
    }
    if (found instanceof FoundBuild.Scratch scratch) {
      return "built already: " + koji.tasks().url(scratch.task());
    }
    return ((FoundBuild.Running) found)
        .task()
        .map(task -> "being built: " + koji.tasks().url(task))
        .orElse("being built");
  }
}
