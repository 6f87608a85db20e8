package io.github.packit4j.core.internal.work;

import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.util.List;
import java.util.Optional;

/** Finds the pull requests of a release among those that an account has opened, by state. */
public final class ReleasePullRequests {

  private ReleasePullRequests() {}

  /**
   * Finds one of the same release that people closed without merging it: it is not opened again,
   * unless the planned one is to be opened even so.
   *
   * @param own the account's pull requests to the package, closed ones among them
   * @param planned the pull request that is to be opened
   * @param fork the full name of the fork it comes from
   * @return why it is not opened
   */
  public static Optional<SkipReason> leftClosed(
      List<PullRequest> own, PlannedPullRequest planned, String fork) {
    return planned.evenIfClosed()
        ? Optional.empty()
        : find(own, planned, fork, PullRequestState.CLOSED)
            .map(left -> new SkipReason.ClosedPullRequest(left.webUrl()));
  }

  /**
   * Finds a pull request that proposed the same release.
   *
   * @param own the account's pull requests to the package
   * @param planned the pull request that is to be opened
   * @param fork the full name of the fork it comes from
   * @param state what has become of it
   * @return the first one
   */
  public static Optional<PullRequest> find(
      List<PullRequest> own, PlannedPullRequest planned, String fork, PullRequestState state) {
    PullRequestQuery branches =
        PullRequestQuery.all()
            .state(state)
            .sourceProject(fork)
            .sourceBranch(planned.sourceBranch())
            .targetBranch(planned.targetBranch());
    return own.stream()
        .filter(branches::matches)
        // The title names release and branch; the commit changes with the branch.
        .filter(each -> each.title().equals(planned.title()))
        .findFirst();
  }
}
