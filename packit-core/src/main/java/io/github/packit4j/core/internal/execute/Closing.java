package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.internal.text.ClosedBefore;
import io.github.packit4j.core.internal.text.ObsoleteText;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the account's own pull requests that have nothing to bring any more, and says why in them.
 *
 * @param project where they are
 * @param account the account that has opened them
 */
record Closing(ForgeProject project, String account) {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /** What has become of a pull request. */
  enum Ending {
    /** It was closed. */
    CLOSED,
    /** Somebody else has closed or merged it. */
    GONE,
    /** It was closed for the same reason before, and somebody has opened it again. */
    REOPENED
  }

  /**
   * Sees to it that a pull request is closed.
   *
   * @param plan the pull request
   * @throws MovedException if somebody has pushed to it
   */
  Ending close(BranchPlan.Obsolete plan) {
    Optional<PullRequest> found = open(plan);
    if (found.isEmpty()) {
      return Ending.GONE;
    }
    PullRequest now = found.get();
    if (!now.author().equalsIgnoreCase(account)
        || !now.targetBranch().equals(plan.branch())
        || !now.headCommit().equals(Optional.of(plan.head()))) {
      throw new MovedException(
          "%s is no longer what it was when its closing was planned. Make a new plan."
              .formatted(plan.url()));
    }
    if (isTold(plan)) {
      return Ending.REOPENED;
    }
    try {
      project.pullRequests().close(plan.id());
    } catch (ForgeException e) {
      // The answer alone may be lost, or another run was faster.
      if (open(plan).isPresent()) {
        throw e;
      }
      if (isTold(plan)) {
        return Ending.GONE;
      }
    }
    tell(plan);
    return Ending.CLOSED;
  }

  private Optional<PullRequest> open(BranchPlan.Obsolete plan) {
    return project
        .pullRequests()
        .find(plan.id())
        .filter(now -> now.state() == PullRequestState.OPEN);
  }

  private boolean isTold(BranchPlan.Obsolete plan) {
    return ClosedBefore.isTold(project, account, plan.id(), plan.reason());
  }

  private void tell(BranchPlan.Obsolete plan) {
    try {
      project.pullRequests().comment(plan.id(), ObsoleteText.of(plan.reason()));
    } catch (ForgeException e) {
      LOG.warn("Could not say why {} was closed", plan.url(), e);
    }
  }
}
