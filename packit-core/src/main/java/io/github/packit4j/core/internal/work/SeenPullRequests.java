package io.github.packit4j.core.internal.work;

import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.distgit.forge.PullRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open pull requests that planning found, for whoever carries the plans out at once: what is
 * proposed already needs no other look. A plan that comes from elsewhere comes without them.
 * Thread-safe.
 */
public final class SeenPullRequests {

  private final Map<Place, PullRequest> byPlace = new ConcurrentHashMap<>();

  private record Place(String packageName, String branch) {

    static Place of(BranchPlan plan) {
      return new Place(plan.packageName(), plan.branch());
    }
  }

  /**
   * Adds what was found for a branch.
   *
   * @param plan the branch's plan
   * @param open its pull request
   */
  public void add(BranchPlan plan, PullRequest open) {
    byPlace.put(Place.of(plan), open);
  }

  /**
   * Gives what was found for a branch.
   *
   * @param plan the branch's plan
   * @return its pull request, whatever it proposes; empty if there was none or nobody looked
   */
  public Optional<PullRequest> of(BranchPlan plan) {
    return Optional.ofNullable(byPlace.get(Place.of(plan)));
  }
}
