package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.internal.Branches;
import io.github.packit4j.core.internal.SeenPullRequests;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.client.DistGit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Carries out plans: every branch by itself, each step only as far as its effect is missing. */
public final class PlanExecutor {

  private final DistGit distGit;
  private final Supplier<ArchiveStore> archives;
  private final Executor executor;
  private final boolean maintainerAccess;

  /**
   * Creates an executor of plans.
   *
   * @param distGit the dist-git
   * @param archives makes the store of a plan's archives
   * @param executor works on branches side by side
   * @param maintainerAccess whether maintainers of a package get access to the fork of it
   */
  public PlanExecutor(
      DistGit distGit,
      Supplier<ArchiveStore> archives,
      Executor executor,
      boolean maintainerAccess) {
    this.distGit = distGit;
    this.archives = archives;
    this.executor = executor;
    this.maintainerAccess = maintainerAccess;
  }

  /**
   * Carries out a plan.
   *
   * @param plan the plan
   * @param seen what was found while it was made, if that was just now
   * @param listener is told of each step
   * @return what became of each branch
   */
  public ReleaseReport execute(ReleasePlan plan, SeenPullRequests seen, WorkflowListener listener) {
    Map<String, PackageProposals> packages = new LinkedHashMap<>();
    try {
      proposalsByPackage(plan)
          .forEach(
              (name, proposals) ->
                  packages.put(
                      name, new PackageProposals(distGit, name, proposals, maintainerAccess)));
      Map<String, BranchRun> runs = new HashMap<>();
      propose(plan, packages, seen, listener)
          .forEach(run -> runs.put(key(run.plan().packageName(), run.plan().branch()), run));
      // Pull requests that follow another branch's proposal have to wait until it is pushed.
      follow(plan, packages, runs, seen, listener);
      List<BranchResult> all = new ArrayList<>();
      for (BranchPlan branch : plan.branches()) {
        all.add(
            branch instanceof BranchPlan.Settled settled
                ? settled(settled, listener)
                : Objects.requireNonNull(runs.get(key(branch.packageName(), branch.branch())))
                    .conclude());
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
  private List<ProposalRun> propose(
      ReleasePlan plan,
      Map<String, PackageProposals> packages,
      SeenPullRequests seen,
      WorkflowListener listener) {
    Uploads uploads = new Uploads(distGit.lookaside(), archives.get());
    List<ProposalRun> runs = new ArrayList<>();
    for (BranchPlan branch : plan.branches()) {
      if (branch instanceof BranchPlan.Proposal proposal) {
        Steps steps = new Steps(branch.packageName(), branch.branch(), listener);
        PackageProposals proposals = Objects.requireNonNull(packages.get(branch.packageName()));
        runs.add(new ProposalRun(proposal, proposals, seen, uploads, steps));
      }
    }
    List<ProposalRun> prepared = Branches.inParallel(executor, runs, ProposalRun::prepare);
    packages.forEach(
        (name, proposals) ->
            proposals.readyToPush(
                prepared.stream()
                    .filter(run -> !run.hasResult())
                    .map(ProposalRun::plan)
                    .filter(ready -> ready.packageName().equals(name))
                    .toList()));
    return Branches.inParallel(executor, prepared, ProposalRun::publish);
  }

  private static BranchResult settled(BranchPlan.Settled plan, WorkflowListener listener) {
    Steps steps = new Steps(plan.packageName(), plan.branch(), listener);
    return steps.branch(() -> BranchResult.of(plan));
  }

  private static void follow(
      ReleasePlan plan,
      Map<String, PackageProposals> packages,
      Map<String, BranchRun> runs,
      SeenPullRequests seen,
      WorkflowListener listener) {
    for (BranchPlan branch : plan.branches()) {
      if (branch instanceof BranchPlan.FastForward follower) {
        Steps steps = new Steps(branch.packageName(), branch.branch(), listener);
        PackageProposals proposals = Objects.requireNonNull(packages.get(branch.packageName()));
        Optional<BranchRun> source =
            Optional.ofNullable(runs.get(key(branch.packageName(), follower.source())));
        runs.put(
            key(branch.packageName(), branch.branch()),
            new FollowRun(follower, proposals, seen, steps).publish(source.map(BranchRun::result)));
      }
    }
  }

  private static String key(String packageName, String branch) {
    return packageName + " " + branch;
  }

  static Steps.Done describe(BranchResult result) {
    return Steps.Done.of(text(result));
  }

  private static String text(BranchResult result) {
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
