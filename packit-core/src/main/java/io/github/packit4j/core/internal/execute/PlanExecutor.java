package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Branches;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.core.plan.ReleasePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out plans: every branch by itself, each step only as far as its effect is missing. */
public final class PlanExecutor {

  private final Services services;

  /**
   * Creates an executor of plans.
   *
   * @param services what it works with
   */
  public PlanExecutor(Services services) {
    this.services = services;
  }

  /**
   * Carries out a plan.
   *
   * @param plan the plan
   * @param listener is told of each step
   * @return what became of each branch
   */
  public ReleaseReport execute(ReleasePlan plan, WorkflowListener listener) {
    Uploads uploads = new Uploads(services);
    // Pull requests that follow another branch's proposal have to wait until it is pushed.
    List<BranchPlan> independent =
        plan.branches().stream().filter(p -> !(p instanceof BranchPlan.FastForward)).toList();
    Map<String, BranchResult> results = new HashMap<>();
    List<BranchResult> first =
        Branches.inParallel(
            services.executor(), independent, branch -> execute(branch, uploads, listener));
    first.forEach(result -> results.put(key(result.packageName(), result.branch()), result));

    List<BranchResult> all = new ArrayList<>();
    for (BranchPlan branch : plan.branches()) {
      all.add(
          branch instanceof BranchPlan.FastForward follower
              ? follow(follower, results, listener)
              : results.get(key(branch.packageName(), branch.branch())));
    }
    return new ReleaseReport(plan.version(), all);
  }

  private BranchResult execute(BranchPlan plan, Uploads uploads, WorkflowListener listener) {
    StepRunner steps = new StepRunner(plan.packageName(), plan.branch(), listener);
    return steps.branch(
        () -> {
          if (plan instanceof BranchPlan.Proposal proposal) {
            return execute(proposal, uploads, steps);
          }
          return BranchResult.of((BranchPlan.Settled) plan);
        });
  }

  private BranchResult execute(BranchPlan.Proposal plan, Uploads uploads, StepRunner steps) {
    try (Proposer proposer = new Proposer(services, plan)) {
      steps.step(Step.PLAN, proposer::requireUnmoved, done -> "the branch is where it was");
      steps.step(
          Step.UPLOAD_SOURCES,
          () -> uploads.upload(plan.packageName(), plan.uploads()),
          sent -> describe(plan.uploads(), sent));
      if (plan.pullRequest().isEmpty()) {
        return steps.step(Step.PUSH, proposer::pushToBranch, result -> "pushed " + result.commit());
      }
      steps.step(Step.FORK, proposer::fork, fork -> fork.webUrl().toString());
      boolean pushed =
          steps.step(Step.PUSH, proposer::pushToFork, moved -> moved ? "pushed" : "there already");
      return steps.step(
          Step.PULL_REQUEST,
          () -> proposer.propose(plan.pullRequest().get(), pushed),
          PlanExecutor::describe);
    }
  }

  private BranchResult follow(
      BranchPlan.FastForward plan, Map<String, BranchResult> results, WorkflowListener listener) {
    StepRunner steps = new StepRunner(plan.packageName(), plan.branch(), listener);
    return steps.branch(
        () ->
            steps.step(
                Step.PULL_REQUEST,
                () -> {
                  BranchResult source = results.get(key(plan.packageName(), plan.source()));
                  if (source instanceof BranchResult.Failed failed) {
                    throw new WorkflowException(
                        "%s follows %s, which failed. Run the release again."
                            .formatted(plan.branch(), plan.source()),
                        failed.cause());
                  }
                  return new PullRequests(services, plan.packageName(), plan.branch())
                      .propose(plan.pullRequest(), false);
                },
                PlanExecutor::describe));
  }

  private static String key(String packageName, String branch) {
    return packageName + " " + branch;
  }

  private static String describe(List<PlannedUpload> uploads, int sent) {
    return uploads.isEmpty()
        ? "nothing to upload"
        : "%d of %d uploaded".formatted(sent, uploads.size());
  }

  private static String describe(BranchResult result) {
    if (result instanceof BranchResult.Proposed proposed) {
      return "opened " + proposed.pullRequest().url();
    }
    if (result instanceof BranchResult.Updated updated) {
      return "updated " + updated.pullRequest().url();
    }
    Optional<BranchResult.PullRequestRef> open =
        result instanceof BranchResult.UpToDate same ? same.pullRequest() : Optional.empty();
    return open.map(ref -> "there already: " + ref.url()).orElse("nothing to do");
  }
}
