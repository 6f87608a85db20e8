package io.github.packit4j.core.plan;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.internal.PlanRules;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plan that comes from a file must hold before any of it is carried out: somebody may have
 * edited it. What a file of ours holds always does.
 */
final class PlanCheck {

  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern FILE_NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\\\]+");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final BranchPlan plan;
  private final PlanRules rules;

  private PlanCheck(BranchPlan plan) {
    this.plan = plan;
    this.rules = new PlanRules(plan.packageName() + " on " + plan.branch());
  }

  /**
   * Checks the plans of branches.
   *
   * @param plans the plans
   * @throws WorkflowException if one says something that cannot be, or cannot be seen
   */
  static void check(List<BranchPlan> plans) {
    Set<List<String>> places = new HashSet<>();
    for (BranchPlan plan : plans) {
      PlanCheck check = new PlanCheck(plan);
      check.check();
      check.rules.require(
          plan instanceof BranchPlan.Settled
              || places.add(List.of(plan.packageName(), plan.branch())),
          "branch",
          "that of another plan of the package, too");
    }
  }

  /**
   * Checks the plan of a way back upstream.
   *
   * @param plan the plan
   * @throws WorkflowException if it says something that cannot be, or cannot be seen
   */
  static void check(SyncPlan plan) {
    PlanCheck check = new PlanCheck(plan.change());
    check.rules.requireWebAddress(plan.upstream(), "upstream");
    check.rules.requireLine(plan.downstreamBranch(), "downstreamBranch");
    check.rules.requireCommit(plan.downstreamCommit(), "downstreamCommit");
    plan.distGit().ifPresent(place -> check.rules.requireWebAddress(place, "distGit"));
    check.check();
  }

  private void check() {
    rules.requireName(plan.packageName(), "packageName", "package");
    if (plan instanceof BranchPlan.FastForward follower) {
      follower.pullRequest().ifPresent(this::check);
      follower.commit().ifPresent(commit -> rules.requireCommit(commit, "commit"));
      rules.require(
          follower.pullRequest().isEmpty() || follower.commit().isEmpty(),
          "commit",
          "given beside a pull request");
    } else if (plan instanceof BranchPlan.Obsolete obsolete) {
      rules.require(obsolete.id() > 0, "id", "no number of a pull request");
      rules.requireWebAddress(obsolete.url(), "url");
      rules.requireCommit(obsolete.head(), "head");
      rules.requireShown(obsolete.reason(), "reason");
    } else if (plan instanceof BranchPlan.Proposal proposal) {
      check(proposal);
    }
  }

  private void check(BranchPlan.Proposal proposal) {
    rules.requireCommit(proposal.base(), "base");
    proposal.expectedHead().ifPresent(head -> rules.requireCommit(head, "expectedHead"));
    rules.require(
        !proposal.time().isBefore(Instant.EPOCH) && !proposal.time().isAfter(LATEST),
        "time",
        "no time that a commit can have");
    rules.requireShown(proposal.commitMessage(), "commitMessage");
    rules.requireLine(proposal.authorName(), "authorName");
    rules.requireLine(proposal.authorEmail(), "authorEmail");
    proposal.files().forEach(file -> rules.requireLine(file.path(), "path"));
    proposal.uploads().forEach(this::check);
    proposal.pullRequest().ifPresent(this::check);
  }

  private void check(PlannedUpload upload) {
    rules.requireLine(upload.fileName(), "fileName");
    rules.require(
        FILE_NAME.matcher(upload.fileName()).matches(), "fileName", "no plain name of a file");
    rules.require(upload.hashType().equals("sha512"), "hashType", "not sha512");
    rules.require(SHA512.matcher(upload.hash()).matches(), "hash", "no hash of sha512");
    rules.require(upload.size() >= 0, "size", "no size of a file");
    upload.origin().ifPresent(origin -> rules.requireWebAddress(origin, "origin"));
  }

  private void check(PlannedPullRequest pullRequest) {
    rules.require(
        pullRequest.targetBranch().equals(plan.branch()),
        "targetBranch",
        "another branch than the plan's");
    rules.requireLine(pullRequest.title(), "title");
    rules.requireShown(pullRequest.title(), "title");
    rules.requireShown(pullRequest.description(), "description");
  }
}
