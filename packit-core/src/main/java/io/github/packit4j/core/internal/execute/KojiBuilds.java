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

/** Submits builds, unless Koji has them already. */
public final class KojiBuilds {

  private final Optional<KojiClient> client;
  private final DistGit distGit;
  private final PackageWork work;
  private final WorkflowListener listener;

  /**
   * Creates the builds.
   *
   * @param client the hub; without one nothing can be built
   * @param distGit the dist-git whose commits are built
   * @param work keeps others from a package while its build is submitted
   * @param listener is told of each build
   */
  public KojiBuilds(
      Optional<KojiClient> client, DistGit distGit, PackageWork work, WorkflowListener listener) {
    this.client = client;
    this.work = work;
    this.distGit = distGit;
    this.listener = listener;
  }

  /**
   * Sees to it that a commit is built.
   *
   * @param job the commit
   * @return the build that was submitted, or that is there
   */
  public JobOutcome run(BuildJob job) {
    return new Steps(job.push().packageName(), job.branch().name(), listener)
        .told(
            Step.KOJI_BUILD,
            () -> work.alone(List.of(job.push().packageName()), () -> submit(job)),
            KojiBuilds::describe);
  }

  private static Steps.Done describe(JobOutcome outcome) {
    return Steps.Done.of(
        outcome instanceof JobOutcome.BuildSubmitted submitted
            ? "submitted " + submitted.url()
            : ((JobOutcome.BuildPresent) outcome).description());
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
    String target = branch.kojiTarget();
    BuildRequest request =
        BuildRequest.builder()
            .source(source.toString())
            .target(target)
            .scratch(job.settings().scratch())
            .build();
    BuildSubmission submission =
        koji.builds()
            .submitIfAbsent(request, request.scratch() ? Optional.empty() : nvr(push, macros));
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
