package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.internal.work.Branches;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out plans: every branch by itself, each step only as far as its effect is missing. */
public final class PlanExecutor {

  private final Function<String, ProposalTarget> targets;
  private final Supplier<LookasideCache> lookaside;
  private final Supplier<ArchiveStore> archives;
  private final Executor executor;
  private final boolean maintainerAccess;

  private PlanExecutor(
      Function<String, ProposalTarget> targets,
      Supplier<LookasideCache> lookaside,
      Supplier<ArchiveStore> archives,
      Executor executor,
      boolean maintainerAccess) {
    this.targets = targets;
    this.lookaside = lookaside;
    this.archives = archives;
    this.executor = executor;
    this.maintainerAccess = maintainerAccess;
  }

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
    this(
        name -> new ProposalTarget.OfPackage(distGit, name),
        distGit::lookaside,
        archives,
        executor,
        maintainerAccess);
  }

  /**
   * Makes the same executor for proposals to the upstream project of a package.
   *
   * @param projects the projects
   * @param upstream the upstream project
   * @return an executor of plans for that project
   */
  public PlanExecutor towards(Projects projects, ForgeProject upstream) {
    return new PlanExecutor(
        name -> new ProposalTarget.OfUpstream(projects, upstream),
        lookaside,
        archives,
        executor,
        maintainerAccess);
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
    return new ReleaseReport(plan.version(), execute(plan.branches(), seen, listener));
  }

  /**
   * Carries out the plans of some branches.
   *
   * @param plans the plans
   * @param seen what was found while they were made, if that was just now
   * @param listener is told of each step
   * @return what became of each branch
   */
  public List<BranchResult> execute(
      List<BranchPlan> plans, SeenPullRequests seen, WorkflowListener listener) {
    Map<String, PackageProposals> packages = new LinkedHashMap<>();
    try {
      proposalsByPackage(plans)
          .forEach(
              (name, proposals) ->
                  packages.put(
                      name,
                      new PackageProposals(
                          targets.apply(name), name, proposals, maintainerAccess)));
      Map<String, BranchRun> runs = new HashMap<>();
      propose(plans, packages, seen, listener)
          .forEach(run -> runs.put(key(run.plan().packageName(), run.plan().branch()), run));
      // Pull requests that follow another branch's proposal have to wait until it is pushed.
      follow(plans, packages, runs, seen, listener);
      close(plans, packages, runs, listener);
      List<BranchResult> all = new ArrayList<>();
      for (BranchPlan branch : plans) {
        all.add(
            branch instanceof BranchPlan.Settled settled
                ? settled(settled, listener)
                : Objects.requireNonNull(runs.get(key(branch.packageName(), branch.branch())))
                    .conclude());
      }
      return all;
    } finally {
      packages.values().forEach(PackageProposals::close);
    }
  }

  private static Map<String, List<BranchPlan.Proposal>> proposalsByPackage(List<BranchPlan> plans) {
    Map<String, List<BranchPlan.Proposal>> packages = new LinkedHashMap<>();
    for (BranchPlan branch : plans) {
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
      List<BranchPlan> plans,
      Map<String, PackageProposals> packages,
      SeenPullRequests seen,
      WorkflowListener listener) {
    Uploads uploads = new Uploads(lookaside, archives.get());
    List<ProposalRun> runs = new ArrayList<>();
    for (BranchPlan branch : plans) {
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
      List<BranchPlan> plans,
      Map<String, PackageProposals> packages,
      Map<String, BranchRun> runs,
      SeenPullRequests seen,
      WorkflowListener listener) {
    for (BranchPlan branch : plans) {
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

  private static void close(
      List<BranchPlan> plans,
      Map<String, PackageProposals> packages,
      Map<String, BranchRun> runs,
      WorkflowListener listener) {
    for (BranchPlan branch : plans) {
      if (branch instanceof BranchPlan.Obsolete obsolete) {
        Steps steps = new Steps(branch.packageName(), branch.branch(), listener);
        PackageProposals proposals = Objects.requireNonNull(packages.get(branch.packageName()));
        runs.put(
            key(branch.packageName(), branch.branch()),
            new ObsoleteRun(obsolete, proposals, steps).close());
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
    if (result instanceof BranchResult.Closed closed) {
      return "closed " + closed.pullRequest().url();
    }
    if (result instanceof BranchResult.Updated updated) {
      return "updated " + updated.pullRequest().url();
    }
    Optional<BranchResult.PullRequestRef> open =
        result instanceof BranchResult.UpToDate same ? same.pullRequest() : Optional.empty();
    return open.map(ref -> "there already: " + ref.url()).orElse("nothing to do");
  }
}
