package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.failure.RefusedProposalException;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plans of a package for several jobs and, where an event names several, several releases in
 * the order in which they are preferred. A branch gets the first release that its rules let through
 * and that can be proposed at all: one that is refused, as a version that RPM does not take, hides
 * no lower one, and is told in the warnings of that one's proposal. What no release gets past keeps
 * the refusal, or else the reason that held the first one back.
 */
public final class ReleaseRounds {

  private final URI place;
  private final Map<Key, List<BranchPlan>> rounds = new LinkedHashMap<>();
  private final Map<Key, UpstreamRelease> releases = new LinkedHashMap<>();
  private final SeenPullRequests seen = new SeenPullRequests();
  private final Set<String> settled = new HashSet<>();
  private final Map<String, HeldBack> heldBack = new LinkedHashMap<>();
  private final Map<String, List<String>> refusals = new HashMap<>();

  /**
   * Starts without a plan.
   *
   * @param place the dist-git that the plans are for
   */
  public ReleaseRounds(URI place) {
    this.place = place;
  }

  /** Which release a round is about: its tag, or its version where it has none. */
  private record Key(String release) {}

  private record HeldBack(Key round, BranchPlan plan) {}

  /**
   * Plans one release for one job, as far as its branches are still without a plan.
   *
   * @param decision the release and the branches
   * @param planner the planner
   * @param listener is told of each branch
   * @return whether a branch of the job may still want another release
   */
  public boolean plan(ReleaseDecision decision, ReleasePlanner planner, WorkflowListener listener) {
    Key round = key(decision);
    List<BranchPlan> planned = branches(round);
    if (decision instanceof ReleaseDecision.Wanted wanted) {
      releases.putIfAbsent(round, wanted.release());
    }
    boolean open = false;
    for (BranchPlan plan :
        planner.plan(
            ReleasePlanner.without(decision, branchesOf(decision.packageName())),
            branch -> refusals.getOrDefault(id(decision.packageName(), branch), List.of()),
            seen,
            listener)) {
      String id = id(plan);
      Optional<String> refusal = refusal(plan);
      if (refusal.isPresent() || holdsBack(plan)) {
        boolean first = refusal.isPresent() && !refusals.containsKey(id);
        refusal.ifPresent(told -> refusals.computeIfAbsent(id, key -> new ArrayList<>()).add(told));
        heldBack.merge(id, new HeldBack(round, plan), (old, held) -> first ? held : old);
        open = true;
      } else if (settled.add(id) && !isOvershadowed(plan)) {
        heldBack.remove(id);
        planned.add(plan);
      }
    }
    return open;
  }

  /** A branch that has the lower release already still lacks the one that was refused. */
  private boolean isOvershadowed(BranchPlan plan) {
    return plan instanceof BranchPlan.UpToDate && refusals.containsKey(id(plan));
  }

  private static Optional<String> refusal(BranchPlan plan) {
    return plan instanceof BranchPlan.Failed failed
            && failed.cause() instanceof RefusedProposalException refused
        ? Optional.of(String.valueOf(refused.getMessage()))
        : Optional.empty();
  }

  /**
   * Gives everything as one plan, which is called after the first release that a job wants.
   *
   * @return the plan
   */
  public ReleasePlan merged() {
    List<BranchPlan> all = plans().stream().flatMap(plan -> plan.branches().stream()).toList();
    Key first = releases.keySet().stream().findFirst().orElse(rounds.keySet().iterator().next());
    return plan(first, all);
  }

  /**
   * Gives the plans.
   *
   * @return one element a release that a branch gets; at least one
   */
  public List<ReleasePlan> plans() {
    heldBack.values().forEach(held -> branches(held.round()).add(held.plan()));
    heldBack.clear();
    List<ReleasePlan> plans = new ArrayList<>();
    rounds.forEach(
        (round, branches) -> {
          if (!branches.isEmpty() || rounds.size() == 1) {
            plans.add(plan(round, branches));
          }
        });
    return plans;
  }

  /**
   * Gives what was found while planning, for who carries the plans out at once.
   *
   * @return the open pull requests
   */
  public SeenPullRequests seen() {
    return seen;
  }

  private List<BranchPlan> branches(Key round) {
    return rounds.computeIfAbsent(round, key -> new ArrayList<>());
  }

  private ReleasePlan plan(Key round, List<BranchPlan> branches) {
    Optional<UpstreamRelease> release = Optional.ofNullable(releases.get(round));
    return ReleasePlan.builder()
        .version(release.map(UpstreamRelease::version).orElse(round.release()))
        .tag(release.map(UpstreamRelease::tag).orElse(Optional.of(round.release())))
        .commit(release.flatMap(UpstreamRelease::commit))
        .distGit(place)
        .branches(branches)
        .build();
  }

  private Set<String> branchesOf(String packageName) {
    Set<String> branches = new HashSet<>();
    String prefix = packageName + " ";
    settled.stream()
        .filter(id -> id.startsWith(prefix))
        .map(id -> id.substring(prefix.length()))
        .forEach(branches::add);
    return branches;
  }

  private static boolean holdsBack(BranchPlan plan) {
    return plan instanceof BranchPlan.Skipped skipped
        && (skipped.reason() instanceof SkipReason.TagFiltered
            || skipped.reason() instanceof SkipReason.TagOfAnotherPackage
            || skipped.reason() instanceof SkipReason.Downgrade
            || skipped.reason() instanceof SkipReason.MaskMismatch
            || skipped.reason() instanceof SkipReason.OutsideSpecifiers);
  }

  private static String id(BranchPlan plan) {
    return id(plan.packageName(), plan.branch());
  }

  private static String id(String packageName, String branch) {
    return packageName + " " + branch;
  }

  private static Key key(ReleaseDecision decision) {
    if (decision instanceof ReleaseDecision.Wanted wanted) {
      return new Key(wanted.release().tag().orElse(wanted.release().version()));
    }
    return new Key(((ReleaseDecision.Unwanted) decision).tag());
  }
}
