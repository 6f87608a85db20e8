package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.distgit.git.CommitId;
import java.util.List;
import java.util.Optional;

/** A branch on its way that follows another one, to which the commit has to be pushed before. */
final class FollowRun extends BranchRun {

  private final BranchPlan.FastForward plan;
  private final PackageProposals proposals;
  private final SeenPullRequests seen;
  private final Steps steps;

  FollowRun(
      BranchPlan.FastForward plan, PackageProposals proposals, SeenPullRequests seen, Steps steps) {
    super(proposals, steps);
    this.plan = plan;
    this.proposals = proposals;
    this.seen = seen;
    this.steps = steps;
  }

  /**
   * Proposes what the other branch got.
   *
   * @param source what became of the other branch, if it was planned
   */
  FollowRun publish(Optional<BranchResult> source) {
    start();
    attempt(
        () ->
            Optional.of(
                plan.pullRequest().isPresent()
                    ? steps.step(
                        Step.PULL_REQUEST,
                        () -> propose(plan.pullRequest().get(), source),
                        PlanExecutor::describe)
                    : steps.step(
                        Step.PUSH,
                        () -> push(source),
                        pushed -> Steps.Done.of("pushed " + pushed.commit()))));
    return this;
  }

  private BranchResult propose(PlannedPullRequest pullRequest, Optional<BranchResult> source) {
    requireNotFailed(source);
    List<String> warnings = source.map(BranchResult::warnings).orElse(List.of());
    Optional<PullRequestRef> standing =
        seen.of(plan).filter(open -> PullRequests.says(open, pullRequest)).map(PullRequests::ref);
    return standing.isPresent()
        ? new BranchResult.UpToDate(plan.packageName(), plan.branch(), standing, warnings)
        : proposals.pullRequests().propose(plan.branch(), pullRequest, false, warnings);
  }

  private BranchResult.Pushed push(Optional<BranchResult> source) {
    requireNotFailed(source);
    String commit =
        plan.commit()
            .orElseGet(
                () -> {
                  if (source.orElse(null) instanceof BranchResult.Pushed pushed) {
                    return pushed.commit();
                  }
                  throw new WorkflowException(
                      "%s follows %s, which was not pushed. Run the release again."
                          .formatted(plan.branch(), plan.source()));
                });
    return proposals.fastForward(plan.branch(), CommitId.of(commit));
  }

  private void requireNotFailed(Optional<BranchResult> source) {
    if (source.orElse(null) instanceof BranchResult.Failed failed) {
      throw new WorkflowException(
          "%s follows %s, which failed. Run the release again."
              .formatted(plan.branch(), plan.source()),
          failed.cause());
    }
  }
}
