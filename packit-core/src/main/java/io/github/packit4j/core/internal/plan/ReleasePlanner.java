package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.plan.BranchPlanner.Planned;
import io.github.packit4j.core.internal.text.MergeGuides;
import io.github.packit4j.core.internal.text.ReleaseTexts;
import io.github.packit4j.core.internal.work.Branches;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.Workspaces;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.specfile.changelog.Packager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns a release for one job into a plan: what each of the job's branches needs. */
public final class ReleasePlanner {

  private final Repositories repositories;
  private final NewVersionBugs bugs;
  private final Supplier<ArchiveStore> archives;
  private final Optional<MergeGuides> guides;
  private final Workspaces workspaces;
  private final Packager identity;
  private final Clock clock;
  private final Executor executor;
  private final boolean closesObsolete;

  /**
   * Creates a planner.
   *
   * @param repositories what is read
   * @param bugs finds the bugs that releases resolve
   * @param archives makes the store of a release's archives
   * @param guides makes what pull requests say to who is to merge them; empty for nothing
   * @param workspaces where actions run
   * @param identity who signs changelog entries and commits
   * @param clock dates them
   * @param executor plans branches side by side
   * @param closesObsolete whether own pull requests that have nothing to bring any more are closed
   */
  public ReleasePlanner(
      Repositories repositories,
      NewVersionBugs bugs,
      Supplier<ArchiveStore> archives,
      Optional<MergeGuides> guides,
      Workspaces workspaces,
      Packager identity,
      Clock clock,
      Executor executor,
      boolean closesObsolete) {
    this.repositories = repositories;
    this.bugs = bugs;
    this.archives = archives;
    this.guides = guides;
    this.workspaces = workspaces;
    this.identity = identity;
    this.clock = clock;
    this.executor = executor;
    this.closesObsolete = closesObsolete;
  }

  /**
   * Plans a release for a job.
   *
   * @param decision the release and the branches
   * @param refusals tells, for a branch, why preferred releases are not proposed to it
   * @param seen takes the open pull requests that are found
   * @param listener is told of each branch
   * @return one element a branch, and one an alias that means none
   */
  public List<BranchPlan> plan(
      ReleaseDecision decision,
      Function<String, List<String>> refusals,
      SeenPullRequests seen,
      WorkflowListener listener) {
    List<BranchPlan> plans = new ArrayList<>();
    for (String alias : decision.branches().empty()) {
      plans.add(
          new BranchPlan.Skipped(decision.packageName(), alias, new SkipReason.NoRelease(alias)));
    }
    plans.addAll(
        decision instanceof ReleaseDecision.Wanted wanted
            ? plan(wanted, refusals, seen, listener)
            : unwanted((ReleaseDecision.Unwanted) decision));
    return plans;
  }

  /**
   * Puts the files that a release is made of into a directory.
   *
   * @param decision the release
   * @param directory an empty directory; it stays so where there is no release or no git upstream
   */
  public void checkOutUpstream(ReleaseDecision decision, Path directory) {
    if (decision instanceof ReleaseDecision.Wanted wanted) {
      try (UpstreamFiles upstream = repositories.upstream(wanted.release())) {
        upstream.checkout(directory);
      }
    }
  }

  private static List<BranchPlan> unwanted(ReleaseDecision.Unwanted unwanted) {
    return unwanted.branches().branches().stream()
        .<BranchPlan>map(
            branch ->
                new BranchPlan.Skipped(unwanted.packageName(), branch.name(), unwanted.reason()))
        .toList();
  }

  private List<BranchPlan> plan(
      ReleaseDecision.Wanted wanted,
      Function<String, List<String>> refusals,
      SeenPullRequests seen,
      WorkflowListener listener) {
    return wanted.branches().branches().isEmpty()
        ? List.of()
        : planned(bugs.named(wanted), refusals, seen, listener);
  }

  private List<BranchPlan> planned(
      ReleaseDecision.Wanted wanted,
      Function<String, List<String>> refusals,
      SeenPullRequests seen,
      WorkflowListener listener) {
    List<ReleaseBranch> branches = wanted.branches().branches();
    ReleaseTexts texts =
        new ReleaseTexts(
            wanted, repositories.project(wanted.release()), guides.map(each -> each.of(wanted)));
    try (UpstreamFiles upstream = repositories.upstream(wanted.release());
        PackageRepository repository =
            repositories.distGit(
                wanted.packageName(),
                branches.stream().map(ReleaseBranch::name).toList(),
                branches.stream().map(texts::sourceBranch).toList())) {
      ReleaseContent content =
          new ReleaseContent(
              wanted,
              repositories.specPath(wanted.packageName()),
              texts,
              archives.get(),
              wanted.request().author().orElse(identity));
      BranchPlanner planner =
          new BranchPlanner(
              wanted,
              repository,
              upstream,
              content,
              repositories.signatures(wanted.settings(), wanted.release(), upstream),
              workspaces,
              repositories.cache(),
              refusals,
              clock);
      List<BranchPlan> plans =
          Branches.inParallel(
              executor, branches, branch -> planned(planner, wanted, branch, seen, listener));
      List<BranchPlan> all =
          new FastForwards(wanted, repository, content, seen).added(plans, branches);
      return closesObsolete ? new ObsoleteProposals(wanted, repository, content).closed(all) : all;
    }
  }

  private static BranchPlan planned(
      BranchPlanner planner,
      ReleaseDecision.Wanted wanted,
      ReleaseBranch branch,
      SeenPullRequests seen,
      WorkflowListener listener) {
    try {
      Planned planned =
          new Steps(wanted.packageName(), branch.name(), listener)
              .told(Step.PLAN, () -> planner.plan(branch), ReleasePlanner::describe);
      planned.open().ifPresent(open -> seen.add(planned.plan(), open));
      return planned.plan();
    } catch (RuntimeException e) {
      return new BranchPlan.Failed(
          wanted.packageName(), branch.name(), e, PackitException.mayPassByItself(e));
    }
  }

  private static Steps.Done describe(Planned planned) {
    String detail =
        planned.plan() instanceof BranchPlan.Proposal proposal
            ? proposal.files().size()
                + " files change"
                + (proposal.warnings().isEmpty()
                    ? ""
                    : ", " + String.join("; ", proposal.warnings()))
            : planned.plan() instanceof BranchPlan.Skipped skipped
                ? skipped.reason().message()
                : "up to date";
    return new Steps.Done(detail, planned.downloaded());
  }

  /**
   * Leaves out of a decision the branches that need no plan.
   *
   * @param decision the decision
   * @param settled the names of the branches that have one
   * @return the rest
   */
  public static ReleaseDecision without(ReleaseDecision decision, Set<String> settled) {
    ReleaseAliases.Expansion rest =
        new ReleaseAliases.Expansion(
            decision.branches().branches().stream()
                .filter(branch -> !settled.contains(branch.name()))
                .toList(),
            decision.branches().empty().stream().filter(name -> !settled.contains(name)).toList());
    if (decision instanceof ReleaseDecision.Unwanted unwanted) {
      return new ReleaseDecision.Unwanted(
          unwanted.packageName(), unwanted.tag(), rest, unwanted.reason());
    }
    ReleaseDecision.Wanted wanted = (ReleaseDecision.Wanted) decision;
    return new ReleaseDecision.Wanted(
        wanted.request(),
        wanted.config(),
        wanted.configName(),
        wanted.settings(),
        wanted.release(),
        rest,
        wanted.aliases(),
        wanted.opensPullRequests());
  }
}
