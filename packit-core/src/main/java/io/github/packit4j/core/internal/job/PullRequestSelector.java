package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.PullRequestBuilds;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which pull requests to packages are tried in scratch builds. It is the program that wants them
 * tried, not a configuration; whose, is like who may command a build, because building runs what is
 * proposed.
 */
public final class PullRequestSelector {

  private static final String JOB = "scratch-build";

  /** How a task ends, as Koji names it. */
  private static final Set<String> ENDS = Set.of("CLOSED", "FAILED", "CANCELED");

  private final DistGit distGit;
  private final ReleaseData releases;
  private final PullRequestBuilds wanted;

  /**
   * Creates a selector.
   *
   * @param distGit the dist-git
   * @param releases the distribution's releases
   * @param wanted whose pull requests are tried
   */
  public PullRequestSelector(DistGit distGit, ReleaseData releases, PullRequestBuilds wanted) {
    this.distGit = distGit;
    this.releases = releases;
    this.wanted = wanted;
  }

  /**
   * Decides on a pull request.
   *
   * @param event what happened to it
   * @return what is to be tried; empty if it is none of a package
   */
  public Optional<Choice<PullRequestJob>> started(PullRequestChanged event) {
    return distGit
        .instance()
        .packageAt(event.project().toString())
        .map(packageName -> decide(packageName, event));
  }

  private Choice<PullRequestJob> decide(String packageName, PullRequestChanged event) {
    if (wanted == PullRequestBuilds.NONE) {
      return not(
          packageName,
          Reason.PULL_REQUESTS_NOT_BUILT,
          "pull request %d of %s is not tried here".formatted(event.number(), packageName));
    }
    ForgeProject project = distGit.project(packageName);
    PullRequest proposed =
        project
            .pullRequests()
            .find(event.number())
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "%s has no pull request %d.".formatted(packageName, event.number())));
    if (proposed.state() != PullRequestState.OPEN
        || !proposed.headCommit().equals(Optional.of(event.commit()))
        || proposed.sourceProject().isEmpty()) {
      return not(
          packageName,
          Reason.PULL_REQUEST_MOVED,
          "%s is closed, or proposes something else than %s by now"
              .formatted(proposed.webUrl(), event.commit()));
    }
    ReleaseBranch branch = releases.aliases().resolve(List.of(proposed.targetBranch())).get(0);
    return branchRule(packageName, branch)
        .or(() -> authorRule(packageName, project, proposed))
        .orElseGet(
            () ->
                new Choice.Run<>(
                    new PullRequestJob(
                        packageName,
                        branch,
                        event.number(),
                        event.commit(),
                        project.forge().project(proposed.sourceProject().get()).cloneUrl())));
  }

  private static Optional<Choice<PullRequestJob>> branchRule(
      String packageName, ReleaseBranch branch) {
    if (branch.isEndOfLife()) {
      return Optional.of(
          not(
              packageName,
              Reason.END_OF_LIFE,
              "%s is at the end of its life".formatted(branch.name())));
    }
    return branch.known() || branch.release().isPresent()
        ? Optional.empty()
        : Optional.of(
            not(
                packageName,
                Reason.BRANCH_NOT_CONFIGURED,
                "%s is the branch of no release, so nothing is built for it"
                    .formatted(branch.name())));
  }

  private Optional<Choice<PullRequestJob>> authorRule(
      String packageName, ForgeProject project, PullRequest proposed) {
    if (wanted == PullRequestBuilds.OF_ANYBODY
        || proposed.author().equalsIgnoreCase(distGit.account())) {
      return Optional.empty();
    }
    return new Commenter(proposed.author(), project, distGit.instance())
        .unlessPackager()
        .map(refusal -> not(packageName, refusal.reason(), refusal.message()));
  }

  /**
   * Finds whose the result of a scratch build is.
   *
   * @param event the build
   * @return one element a pull request; empty if the build is none of the workflow's
   */
  public List<Choice<TriedPullRequest>> ended(ScratchBuildChanged event) {
    int hash = event.source().indexOf('#');
    if (wanted == PullRequestBuilds.NONE
        || !event.owner().equals(distGit.account())
        || !ENDS.contains(event.state())
        || hash < 0) {
      return List.of();
    }
    String repository = event.source().substring(0, hash).replaceFirst("(\\.git)?/?$", "");
    String packageName = repository.substring(repository.lastIndexOf('/') + 1);
    String commit = event.source().substring(hash + 1);
    List<Choice<TriedPullRequest>> tried =
        distGit.project(packageName).pullRequests().list(PullRequestQuery.open()).stream()
            .filter(each -> each.headCommit().equals(Optional.of(commit)))
            .filter(each -> isBuiltFor(each, event.target()))
            .<Choice<TriedPullRequest>>map(
                each ->
                    new Choice.Run<>(
                        new TriedPullRequest(
                            packageName, each.targetBranch(), each.id(), commit, event)))
            .toList();
    return tried.isEmpty()
        ? List.of(
            not(
                packageName,
                Reason.PULL_REQUEST_MOVED,
                "no open pull request of %s proposes %s by now".formatted(packageName, commit)))
        : tried;
  }

  private boolean isBuiltFor(PullRequest proposed, String target) {
    return releases.aliases().resolve(List.of(proposed.targetBranch())).get(0).isKojiTarget(target);
  }

  private static <T> Choice<T> not(String packageName, Reason reason, String message) {
    return new Choice.Settled<>(new NotRun(JOB, packageName, reason, message));
  }
}
