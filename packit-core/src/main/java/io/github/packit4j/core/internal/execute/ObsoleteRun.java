package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.plan.BranchPlan;
import java.util.List;
import java.util.Optional;

/** A branch on its way whose pull request has nothing to bring any more. */
final class ObsoleteRun extends BranchRun {

  private final BranchPlan.Obsolete plan;
  private final PackageProposals proposals;
  private final Steps steps;

  ObsoleteRun(BranchPlan.Obsolete plan, PackageProposals proposals, Steps steps) {
    super(proposals, steps);
    this.plan = plan;
    this.proposals = proposals;
    this.steps = steps;
  }

  ObsoleteRun close() {
    start();
    attempt(() -> Optional.of(steps.step(Step.PULL_REQUEST, this::closed, PlanExecutor::describe)));
    return this;
  }

  private BranchResult closed() {
    PullRequestRef pullRequest = new PullRequestRef(plan.id(), plan.url());
    return switch (proposals.closing().close(plan)) {
      case CLOSED ->
          new BranchResult.Closed(plan.packageName(), plan.branch(), pullRequest, plan.reason());
      case GONE -> upToDate(Optional.empty());
      case REOPENED -> upToDate(Optional.of(pullRequest));
    };
  }

  private BranchResult upToDate(Optional<PullRequestRef> pullRequest) {
    return new BranchResult.UpToDate(plan.packageName(), plan.branch(), pullRequest, List.of());
  }
}
