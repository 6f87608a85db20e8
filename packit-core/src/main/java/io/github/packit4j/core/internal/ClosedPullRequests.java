package io.github.packit4j.core.internal;

import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.util.List;
import java.util.Optional;

/** An account's pull requests to a package that people closed without merging; listed once. */
public final class ClosedPullRequests {

  private final Once<List<PullRequest>> closed;

  /**
   * Prepares the list.
   *
   * @param project the package in dist-git
   * @param account who opened them
   */
  public ClosedPullRequests(ForgeProject project, String account) {
    PullRequestQuery query = PullRequestQuery.all().author(account).state(PullRequestState.CLOSED);
    this.closed = new Once<>(() -> project.pullRequests(query).toList());
  }

  /**
   * Finds one that proposed the same release, unless the planned one is to be opened even so.
   *
   * @param planned the pull request that is to be opened
   * @param fork the full name of the fork it comes from
   * @return why it is not opened
   */
  public Optional<SkipReason> of(PlannedPullRequest planned, String fork) {
    if (planned.evenIfClosed()) {
      return Optional.empty();
    }
    PullRequestQuery branches =
        PullRequestQuery.all()
            .sourceProject(fork)
            .sourceBranch(planned.sourceBranch())
            .targetBranch(planned.targetBranch());
    return closed.get().stream()
        .filter(branches::matches)
        // The title names release and branch; the commit changes with the branch.
        .filter(each -> each.title().equals(planned.title()))
        .findFirst()
        .map(left -> new SkipReason.ClosedPullRequest(left.webUrl()));
  }
}
