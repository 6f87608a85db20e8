package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.internal.text.ObsoleteText;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.distgit.client.DistGit;

/**
 * Closes pull requests to packages that a push has left nothing to bring.
 *
 * @param distGit the dist-git
 */
public record ObsoletePullRequests(DistGit distGit) {

  /**
   * Sees to it that a pull request is closed.
   *
   * @param plan the pull request
   * @return that it was closed, or why not
   * @throws io.github.packit4j.core.failure.MovedException if somebody has pushed to it
   */
  public JobOutcome execute(JobPlan.CloseObsolete plan) {
    BranchPlan.Obsolete obsolete = plan.pullRequest();
    Closing closing = new Closing(distGit.project(plan.packageName()), distGit.account());
    return switch (closing.close(obsolete)) {
      case CLOSED ->
          new JobOutcome.ObsoleteClosed(
              obsolete.packageName(),
              obsolete.branch(),
              obsolete.id(),
              obsolete.url(),
              obsolete.reason());
      case GONE -> ObsoleteText.gone(plan);
      case REOPENED -> ObsoleteText.reopened(plan);
    };
  }
}
