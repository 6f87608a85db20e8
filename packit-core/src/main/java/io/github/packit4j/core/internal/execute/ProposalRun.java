package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedUpload;
import java.util.List;
import java.util.Optional;

/** One proposal on its way through the steps. */
final class ProposalRun extends BranchRun {

  private final BranchPlan.Proposal plan;
  private final PackageProposals proposals;
  private final Uploads uploads;
  private final Steps steps;

  ProposalRun(BranchPlan.Proposal plan, PackageProposals proposals, Uploads uploads, Steps steps) {
    super(proposals, steps);
    this.plan = plan;
    this.proposals = proposals;
    this.uploads = uploads;
    this.steps = steps;
  }

  BranchPlan.Proposal plan() {
    return plan;
  }

  /** Does all that comes before the push, which the branches of a package do together. */
  ProposalRun prepare() {
    start();
    attempt(this::prepared);
    return this;
  }

  private Optional<BranchResult> prepared() {
    steps.step(
        Step.CHECK,
        () -> proposals.requireUnmoved(plan),
        done -> Steps.Done.of("the branch is where it was"));
    steps.step(
        Step.UPLOAD_SOURCES,
        () -> uploads.upload(plan.packageName(), plan.uploads()),
        sent -> describe(plan.uploads(), sent));
    if (plan.pullRequest().isPresent()) {
      steps.step(
          Step.FORK, proposals::fork, fork -> Steps.Done.of(fork.project().webUrl().toString()));
    }
    return Optional.empty();
  }

  /** Pushes and proposes, unless the branch has failed before. */
  ProposalRun publish() {
    attempt(() -> Optional.of(published()));
    return this;
  }

  private BranchResult published() {
    if (plan.pullRequest().isEmpty()) {
      return steps.step(
          Step.PUSH,
          () -> proposals.pushToBranch(plan),
          pushed -> Steps.Done.of("pushed " + pushed.commit()));
    }
    boolean pushed =
        steps.step(
            Step.PUSH,
            () -> proposals.pushToFork(plan),
            moved -> Steps.Done.of(moved ? "pushed" : "there already"));
    return steps.step(
        Step.PULL_REQUEST,
        () ->
            proposals
                .pullRequests()
                .propose(plan.branch(), plan.pullRequest().orElseThrow(), pushed, plan.warnings()),
        PlanExecutor::describe);
  }

  private static Steps.Done describe(List<PlannedUpload> uploads, List<PlannedUpload> sent) {
    return uploads.isEmpty()
        ? Steps.Done.of("nothing to upload")
        : new Steps.Done(
            "%d of %d uploaded".formatted(sent.size(), uploads.size()),
            sent.stream().mapToLong(PlannedUpload::size).sum());
  }
}
