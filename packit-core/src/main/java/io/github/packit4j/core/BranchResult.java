package io.github.packit4j.core;

import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How a release ended for one package on one dist-git branch. */
public sealed interface BranchResult {

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  String packageName();

  /**
   * Names the dist-git branch.
   *
   * @return the branch
   */
  String branch();

  /**
   * Lists what is to be looked at before the proposal is merged, as its pull request says, too, and
   * whom the forge did not let push to its branch.
   *
   * @return a sentence or two each; empty where nothing is proposed, or nothing is doubtful
   */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * A pull request was opened.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param pullRequest the pull request
   * @param warnings what is to be looked at before it is merged
   */
  record Proposed(
      String packageName, String branch, PullRequestRef pullRequest, List<String> warnings)
      implements BranchResult {

    /** Copies the list. */
    public Proposed {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A pull request that was open already now proposes this release.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param pullRequest the pull request
   * @param warnings what is to be looked at before it is merged
   */
  record Updated(
      String packageName, String branch, PullRequestRef pullRequest, List<String> warnings)
      implements BranchResult {

    /** Copies the list. */
    public Updated {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * There was nothing to do: the branch has the release, or an open pull request proposes exactly
   * it.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param pullRequest the pull request that proposes it already, if one is open
   * @param warnings what is to be looked at before that is merged
   */
  record UpToDate(
      String packageName,
      String branch,
      Optional<PullRequestRef> pullRequest,
      List<String> warnings)
      implements BranchResult {

    /** Copies the list. */
    public UpToDate {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The commit was pushed to the branch itself, as {@code create_pr: false} asks.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param commit the commit's full hash
   */
  record Pushed(String packageName, String branch, String commit) implements BranchResult {}

  /**
   * The workflow's own pull request had nothing to bring any more, and was closed.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param pullRequest the pull request
   * @param reason why it was obsolete, with the values that decided
   */
  record Closed(String packageName, String branch, PullRequestRef pullRequest, String reason)
      implements BranchResult {}

  /**
   * A rule says that the branch is to be left alone.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param reason the rule and the values that decided
   */
  record Skipped(String packageName, String branch, SkipReason reason) implements BranchResult {}

  /**
   * The branch failed; the others went on.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param step the step that failed
   * @param cause what went wrong; its message names the thing and the fix
   * @param retryable whether the same request may succeed later without any change
   */
  record Failed(
      String packageName, String branch, Step step, RuntimeException cause, boolean retryable)
      implements BranchResult {}

  /**
   * Gives the result of a branch that needed no work.
   *
   * @param plan what the plan says of the branch
   * @return up to date, skipped or failed
   */
  static BranchResult of(BranchPlan.Settled plan) {
    if (plan instanceof BranchPlan.Skipped skipped) {
      return new Skipped(plan.packageName(), plan.branch(), skipped.reason());
    }
    if (plan instanceof BranchPlan.Failed failed) {
      return new Failed(
          plan.packageName(), plan.branch(), Step.PLAN, failed.cause(), failed.retryable());
    }
    return new UpToDate(plan.packageName(), plan.branch(), Optional.empty(), List.of());
  }

  /**
   * A pull request by number and address.
   *
   * @param id its number in the dist-git project
   * @param url its web address
   */
  record PullRequestRef(long id, URI url) {}
}
