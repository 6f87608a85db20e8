package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedUpload;
import java.util.List;
import java.util.Optional;

/** One proposal on its way through the steps. */
final class ProposalRun extends BranchRun {

  private final BranchPlan.Proposal plan;
  private final PackageProposals proposals;
  private final SeenPullRequests seen;
  private final Uploads uploads;
  private final Steps steps;

  ProposalRun(
      BranchPlan.Proposal plan,
      PackageProposals proposals,
      SeenPullRequests seen,
      Uploads uploads,
      Steps steps) {
    super(proposals, steps);
    this.plan = plan;
    this.proposals = proposals;
    this.seen = seen;
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
    Optional<PullRequestRef> standing =
        steps.step(Step.CHECK, this::checked, ProposalRun::describe);
    steps.step(
        Step.UPLOAD_SOURCES,
        () -> uploads.upload(plan.packageName(), plan.uploads()),
        sent -> describe(plan.uploads(), sent));
    if (standing.isPresent()) {
      return Optional.of(
          new BranchResult.UpToDate(plan.packageName(), plan.branch(), standing, plan.warnings()));
    }
    if (plan.pullRequest().isPresent()) {
      steps.step(
          Step.FORK, proposals::fork, fork -> Steps.Done.of(fork.project().webUrl().toString()));
    }
    return Optional.empty();
  }

  private Optional<PullRequestRef> checked() {
    Optional<PullRequestRef> standing = proposals.standing(plan, seen);
    if (standing.isEmpty()) {
      proposals.requireUnmoved(plan);
      proposals.requireAsShown(plan);
      proposals.prepare(plan);
    }
    return standing;
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

  private static Steps.Done describe(Optional<PullRequestRef> standing) {
    return Steps.Done.of(
        standing
            .map(open -> "proposed already: " + open.url())
            .orElse("the branch is where it was"));
  }

  private static Steps.Done describe(List<PlannedUpload> uploads, List<PlannedUpload> sent) {
    return uploads.isEmpty()
        ? Steps.Done.of("nothing to upload")
        : new Steps.Done(
            "%d of %d uploaded".formatted(sent.size(), uploads.size()),
            sent.stream().mapToLong(PlannedUpload::size).sum());
  }
}
