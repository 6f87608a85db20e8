package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.internal.job.PullRequestJob;
import io.github.packit4j.core.internal.job.TriedPullRequest;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitException;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.BuildSubmission;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries what pull requests propose in scratch builds, and shows on them how that has ended. */
public final class ScratchBuilds {

  private static final Logger LOG = LoggerFactory.getLogger(ScratchBuilds.class);
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final List<TaskState> UNFINISHED =
      List.of(TaskState.FREE, TaskState.OPEN, TaskState.ASSIGNED);

  private final Optional<KojiClient> client;
  private final DistGit distGit;
  private final PackageWork work;

  /**
   * Creates the builds.
   *
   * @param client the hub; without one nothing can be tried
   * @param distGit the dist-git
   * @param work keeps others from a package meanwhile
   */
  public ScratchBuilds(Optional<KojiClient> client, DistGit distGit, PackageWork work) {
    this.client = client;
    this.distGit = distGit;
    this.work = work;
  }

  /**
   * Plans to try a pull request.
   *
   * @param job the pull request
   * @return the plan
   */
  public JobPlan plan(PullRequestJob job) {
    return new JobPlan.ScratchBuild(
        job.packageName(),
        job.branch().name(),
        job.number(),
        job.commit(),
        job.source(),
        job.branch().kojiTarget());
  }

  /**
   * Plans to show a result.
   *
   * @param tried the pull request and the build
   * @return the plan
   */
  public JobPlan plan(TriedPullRequest tried) {
    return new JobPlan.ScratchReport(
        tried.packageName(),
        tried.branch(),
        tried.number(),
        tried.commit(),
        tried.build().task(),
        tried.build().state());
  }

  /**
   * Sees to it that a pull request is tried.
   *
   * @param plan the build
   * @return the task that was submitted, or that is there
   * @throws MovedException if it proposes something else by now, as when another one has worked on
   *     the package meanwhile
   */
  public JobOutcome execute(JobPlan.ScratchBuild plan) {
    return work.alone(
        List.of(plan.packageName()),
        () -> {
          requireUnmoved(plan);
          return submit(plan);
        });
  }

  private void requireUnmoved(JobPlan.ScratchBuild plan) {
    ForgeProject project = distGit.project(plan.packageName());
    boolean same =
        project
            .pullRequests()
            .find(plan.pullRequest())
            .filter(now -> now.state() == PullRequestState.OPEN)
            .filter(now -> now.headCommit().equals(Optional.of(plan.commit())))
            .flatMap(PullRequest::sourceProject)
            .map(source -> project.forge().project(source).cloneUrl())
            .filter(plan.source()::equals)
            .isPresent();
    if (!same) {
      throw new MovedException(
          "Pull request %d of %s is closed, or proposes something else than %s of %s by now. Make a new plan."
              .formatted(plan.pullRequest(), plan.packageName(), plan.commit(), plan.source()));
    }
  }

  private JobOutcome submit(JobPlan.ScratchBuild plan) {
    cancelEarlier(plan);
    BuildSubmission submission =
        koji()
            .builds()
            .submitIfAbsent(
                BuildRequest.builder()
                    .source(source(plan) + plan.commit())
                    .target(plan.target())
                    .scratch(true)
                    .build(),
                Optional.empty());
    if (submission instanceof BuildSubmission.Submitted submitted) {
      URI page = koji().tasks().url(submitted.task());
      show(plan, page);
      return new JobOutcome.ScratchSubmitted(
          plan.packageName(), plan.branch(), plan.pullRequest(), submitted.task().value(), page);
    }
    return present(plan, ((BuildSubmission.Present) submission).build());
  }

  private JobOutcome present(JobPlan.ScratchBuild plan, FoundBuild found) {
    String description =
        found instanceof FoundBuild.Scratch scratch
            ? "tried already: " + koji().tasks().url(scratch.task())
            : ((FoundBuild.Running) found)
                .task()
                .map(task -> "being tried: " + koji().tasks().url(task))
                .orElse("being tried");
    return new JobOutcome.ScratchPresent(
        plan.packageName(), plan.branch(), plan.pullRequest(), description);
  }

  private static String source(JobPlan.ScratchBuild plan) {
    return "git+%s#".formatted(plan.source());
  }

  /**
   * Cancels what is being built of earlier commits from the same repository, unless another pull
   * request proposes it or somebody may have tried it by hand. A builder that goes on with what
   * nobody needs is no failure.
   */
  private void cancelEarlier(JobPlan.ScratchBuild plan) {
    try {
      TaskQuery own =
          TaskQuery.builder()
              .method("build")
              .ownerId(koji().call(UserCalls.loggedIn()).id())
              .addAllStates(UNFINISHED)
              .build();
      List<TaskInfo> earlier =
          koji().tasks().list(own).stream().filter(task -> isEarlier(task, plan)).toList();
      if (!earlier.isEmpty()) {
        ForgeProject project = distGit.project(plan.packageName());
        Set<String> proposed =
            project.pullRequests().list(PullRequestQuery.open()).stream()
                .flatMap(each -> each.headCommit().stream())
                .collect(Collectors.toSet());
        List<TaskInfo> unproposed =
            earlier.stream().filter(task -> !proposed.contains(commit(task))).toList();
        (plan.source().equals(project.cloneUrl()) ? onNoBranch(unproposed, plan) : unproposed)
            .forEach(task -> koji().tasks().cancel(task.id()));
      }
    } catch (KojiException | GitException e) {
      LOG.warn("Could not cancel earlier builds of {}", plan.source(), e);
    }
  }

  /**
   * Leaves out what somebody may have tried by hand in the package's own repository: what a branch
   * is now, and what the branch that the pull request is for has been.
   */
  private List<TaskInfo> onNoBranch(List<TaskInfo> tasks, JobPlan.ScratchBuild plan) {
    if (tasks.isEmpty()) {
      return tasks;
    }
    try (GitRepository repository = distGit.repository(plan.packageName())) {
      Collection<CommitId> heads = repository.remoteHeads(repository.remote()).values();
      Optional<CommitId> target = repository.fetchBranch(plan.branch());
      return tasks.stream()
          .filter(task -> COMMIT.matcher(commit(task)).matches())
          .filter(task -> !heads.contains(CommitId.of(commit(task))))
          .filter(
              task ->
                  target
                      .filter(to -> !repository.isAncestor(CommitId.of(commit(task)), to))
                      .isPresent())
          .toList();
    }
  }

  private static boolean isEarlier(TaskInfo task, JobPlan.ScratchBuild plan) {
    return task.scratch()
        && task.buildTarget().equals(Optional.of(plan.target()))
        && task.buildSource().filter(from -> from.startsWith(source(plan))).isPresent()
        && !commit(task).equals(plan.commit());
  }

  private static String commit(TaskInfo task) {
    String source = task.buildSource().orElse("");
    return source.substring(source.indexOf('#') + 1);
  }

  /**
   * Sees to it that a pull request shows how its build has ended.
   *
   * @param plan what it shows
   * @return that it does
   */
  public JobOutcome execute(JobPlan.ScratchReport plan) {
    URI page = koji().tasks().url(TaskId.of(plan.task()));
    CommitState state =
        switch (plan.state()) {
          case "CLOSED" -> CommitState.SUCCESS;
          case "CANCELED" -> CommitState.CANCELED;
          default -> CommitState.FAILURE;
        };
    distGit
        .project(plan.packageName())
        .pullRequests()
        .setStatus(plan.pullRequest(), plan.commit(), status(plan.branch(), state, page));
    return new JobOutcome.ScratchReported(
        plan.packageName(), plan.branch(), plan.pullRequest(), plan.state(), page);
  }

  private void show(JobPlan.ScratchBuild plan, URI page) {
    try {
      distGit
          .project(plan.packageName())
          .pullRequests()
          .setStatus(
              plan.pullRequest(), plan.commit(), status(plan.branch(), CommitState.PENDING, page));
    } catch (ForgeException e) {
      // The build is on its way, which is worth more than a sign of it.
      LOG.warn("Could not show {} on pull request {}", page, plan.pullRequest(), e);
    }
  }

  private static CommitStatus status(String branch, CommitState state, URI page) {
    String text =
        switch (state) {
          case SUCCESS -> "The scratch build has succeeded.";
          case CANCELED -> "The scratch build was canceled.";
          case FAILURE -> "The scratch build has failed.";
          default -> "A scratch build is on its way.";
        };
    return CommitStatus.of("scratch-build:" + branch, state, text).withUrl(page);
  }

  private KojiClient koji() {
    return client.orElseThrow(
        () ->
            new MissingSettingException("A scratch build", "ReleaseWorkflow.builder().koji(...)"));
  }
}
