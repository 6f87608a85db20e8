package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;

/** What is said in, and of, a pull request that has nothing to bring any more. */
public final class ObsoleteText {

  private ObsoleteText() {}

  /**
   * Says why a pull request was closed.
   *
   * @param reason the values that decided
   * @return the comment
   */
  public static String of(String reason) {
    return "Closed, as there is nothing left to merge: " + Markdown.code(reason);
  }

  /**
   * Tells that somebody wants a pull request that was closed for the same reason before.
   *
   * @param plan the pull request
   * @return that it stays open
   */
  public static JobOutcome reopened(JobPlan.CloseObsolete plan) {
    return not(
        plan,
        Reason.PULL_REQUEST_REOPENED,
        "%s was closed, as %s, and opened again"
            .formatted(plan.pullRequest().url(), plan.pullRequest().reason()));
  }

  /**
   * Tells that somebody else has settled a pull request.
   *
   * @param plan the pull request
   * @return that it is not closed here
   */
  public static JobOutcome gone(JobPlan.CloseObsolete plan) {
    return not(
        plan, Reason.PULL_REQUEST_MOVED, plan.pullRequest().url() + " is closed or merged by now");
  }

  private static JobOutcome not(JobPlan plan, Reason reason, String message) {
    return new JobOutcome.NotRun(plan.job(), plan.packageName(), reason, message);
  }
}
