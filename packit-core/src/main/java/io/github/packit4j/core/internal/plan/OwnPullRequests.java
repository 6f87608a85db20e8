package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.internal.text.ClosedBefore;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.ReleasePullRequests;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pull requests that the account opened for a package from its fork, as they stand. They are
 * listed once for all branches; those that people have closed only where a branch has none open.
 */
final class OwnPullRequests {

  private final ForgeProject project;
  private final String account;
  private final Once<Optional<Fork>> fork;
  private final Once<List<PullRequest>> open;
  private final Once<List<PullRequest>> closed;

  OwnPullRequests(ForgeProject project, String account, Once<Optional<Fork>> fork) {
    this.project = project;
    this.account = account;
    this.fork = fork;
    PullRequestQuery own = PullRequestQuery.all().author(account);
    this.open =
        new Once<>(() -> project.pullRequests().list(own.state(PullRequestState.OPEN)).toList());
    this.closed =
        new Once<>(() -> project.pullRequests().list(own.state(PullRequestState.CLOSED)).toList());
  }

  /** Finds the open pull request of a proposal's branches, whatever it proposes: the oldest. */
  Optional<PullRequest> open(PlannedPullRequest planned) {
    return fork.get()
        .flatMap(
            from ->
                open.get().stream()
                    .filter(each -> sameBranches(each, from, planned))
                    .min(Comparator.comparingLong(PullRequest::id)));
  }

  /** Lists the open pull requests into a branch, oldest first. The fork is asked for if any. */
  List<PullRequest> openTo(String branch) {
    List<PullRequest> into =
        open.get().stream().filter(PullRequestQuery.all().targetBranch(branch)::matches).toList();
    return into.isEmpty()
        ? List.of()
        : fork.get()
            .map(
                from ->
                    into.stream()
                        .filter(PullRequestQuery.all().sourceProject(from.fullName())::matches)
                        .sorted(Comparator.comparingLong(PullRequest::id))
                        .toList())
            .orElseGet(List::of);
  }

  /** Finds the fork that they come from. */
  Optional<Fork> fork() {
    return fork.get();
  }

  /** Finds a pull request for the same release that somebody closed without merging it. */
  Optional<SkipReason> leftClosed(PlannedPullRequest planned) {
    return fork.get()
        .flatMap(from -> ReleasePullRequests.leftClosed(closed.get(), planned, from.fullName()));
  }

  /** Finds a pull request of the very same text that somebody closed without merging it. */
  Optional<SkipReason> leftClosedOfSameText(PlannedPullRequest planned) {
    return fork.get()
        .flatMap(
            from ->
                closed.get().stream()
                    .filter(each -> sameBranches(each, from, planned))
                    .filter(each -> each.description().strip().equals(planned.description()))
                    .findFirst())
        .map(left -> new SkipReason.ClosedPullRequest(left.webUrl()));
  }

  /** Whether the account has said in one before that it is closed for a reason. */
  boolean isClosedBefore(PullRequest pullRequest, String reason) {
    return ClosedBefore.isTold(project, account, pullRequest.id(), reason);
  }

  private static boolean sameBranches(
      PullRequest pullRequest, Fork from, PlannedPullRequest planned) {
    return PullRequestQuery.all()
        .sourceProject(from.fullName())
        .sourceBranch(planned.sourceBranch())
        .targetBranch(planned.targetBranch())
        .matches(pullRequest);
  }
}
