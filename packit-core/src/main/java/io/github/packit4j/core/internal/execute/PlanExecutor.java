package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Branches;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Map<String, PackageProposals> packages = new LinkedHashMap<>();
    try {
      proposalsByPackage(plan)
          .forEach(
              (name, proposals) ->
                  packages.put(name, new PackageProposals(services.distGit(), name, proposals)));
      Map<String, BranchResult> results = new HashMap<>();
      // Pull requests that follow another branch's proposal have to wait until it is pushed.
      for (BranchResult result : propose(plan, packages, listener)) {
        results.put(key(result.packageName(), result.branch()), result);
      }
      List<BranchResult> all = new ArrayList<>();
      for (BranchPlan branch : plan.branches()) {
        all.add(
            branch instanceof BranchPlan.FastForward follower
                ? follow(follower, packages, results, listener)
                : results.computeIfAbsent(
                    key(branch.packageName(), branch.branch()),
                    key -> settled((BranchPlan.Settled) branch, listener)));
      }
      return new ReleaseReport(plan.version(), all);
    } finally {
      packages.values().forEach(PackageProposals::close);
    }
  }

  private static Map<String, List<BranchPlan.Proposal>> proposalsByPackage(ReleasePlan plan) {
    Map<String, List<BranchPlan.Proposal>> packages = new LinkedHashMap<>();
    for (BranchPlan branch : plan.branches()) {
      if (!(branch instanceof BranchPlan.Settled)) {
        List<BranchPlan.Proposal> proposals =
            packages.computeIfAbsent(branch.packageName(), name -> new ArrayList<>());
        if (branch instanceof BranchPlan.Proposal proposal) {
          proposals.add(proposal);
        }
      }
    }
    return packages;
  }

  /** Branches run side by side, and wait for each other before those of a package are pushed. */
  private List<BranchResult> propose(
      ReleasePlan plan, Map<String, PackageProposals> packages, WorkflowListener listener) {
    Uploads uploads = new Uploads(services);
    List<ProposalRun> runs = new ArrayList<>();
    for (BranchPlan branch : plan.branches()) {
      if (branch instanceof BranchPlan.Proposal proposal) {
        StepRunner steps = new StepRunner(branch.packageName(), branch.branch(), listener);
        PackageProposals proposals = Objects.requireNonNull(packages.get(branch.packageName()));
        runs.add(new ProposalRun(proposal, proposals, uploads, steps));
      }
    }
    List<ProposalRun> prepared =
        Branches.inParallel(services.executor(), runs, ProposalRun::prepare);
    packages.forEach(
        (name, proposals) ->
            proposals.readyToPush(
                prepared.stream()
                    .filter(run -> !run.isFinished())
                    .map(ProposalRun::plan)
                    .filter(ready -> ready.packageName().equals(name))
                    .toList()));
    return Branches.inParallel(services.executor(), prepared, ProposalRun::publish);
  }

  private static BranchResult settled(BranchPlan.Settled plan, WorkflowListener listener) {
    StepRunner steps = new StepRunner(plan.packageName(), plan.branch(), listener);
    return steps.branch(() -> BranchResult.of(plan));
  }

  private BranchResult follow(
      BranchPlan.FastForward plan,
      Map<String, PackageProposals> packages,
      Map<String, BranchResult> results,
      WorkflowListener listener) {
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
                  return Objects.requireNonNull(packages.get(plan.packageName()))
                      .pullRequests()
                      .propose(plan.branch(), plan.pullRequest(), false);
                },
                PlanExecutor::describe));
  }

  private static String key(String packageName, String branch) {
    return packageName + " " + branch;
  }

  static String describe(BranchResult result) {
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
