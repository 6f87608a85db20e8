package io.github.packit4j.core.plan;

import io.github.packit4j.core.failure.WorkflowException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a plan that comes from a file must hold before any of it is carried out: somebody may have
 * edited it. What a file of ours holds always does.
 */
final class PlanCheck {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern PACKAGE = Pattern.compile("(?!\\.{1,2}$)[\\w.+-]+");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final BranchPlan plan;

  private PlanCheck(BranchPlan plan) {
    this.plan = plan;
  }

  /**
   * Checks the plan of a branch.
   *
   * @param plan the plan
   * @return the same plan
   * @throws WorkflowException if it says something that cannot be, or cannot be seen
   */
  static BranchPlan checked(BranchPlan plan) {
    new PlanCheck(plan).check();
    return plan;
  }

  private void check() {
    require(PACKAGE.matcher(plan.packageName()).matches(), "packageName", "no name of a package");
    if (plan instanceof BranchPlan.FastForward follower) {
      check(follower.pullRequest());
    } else if (plan instanceof BranchPlan.Proposal proposal) {
      check(proposal);
    }
  }

  private void check(BranchPlan.Proposal proposal) {
    require(isCommit(proposal.base()), "base", "no full commit hash");
    require(
        proposal.expectedHead().map(PlanCheck::isCommit).orElse(true),
        "expectedHead",
        "no full commit hash");
    require(
        !proposal.time().isBefore(Instant.EPOCH) && !proposal.time().isAfter(LATEST),
        "time",
        "no time that a commit can have");
    requireText(proposal.commitMessage(), "commitMessage");
    requireLine(proposal.authorName(), "authorName");
    requireLine(proposal.authorEmail(), "authorEmail");
    proposal.files().forEach(file -> requireLine(file.path(), "path"));
    proposal.uploads().forEach(this::check);
    proposal.pullRequest().ifPresent(this::check);
  }

  private void check(PlannedUpload upload) {
    requireLine(upload.fileName(), "fileName");
    require(upload.hashType().equals("sha512"), "hashType", "not sha512");
  }

  private void check(PlannedPullRequest pullRequest) {
    requireLine(pullRequest.title(), "title");
    requireText(pullRequest.description(), "description");
  }

  private static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  private void requireLine(String value, String property) {
    requireText(value, property);
    require(
        !value.isBlank() && value.indexOf('\n') < 0 && value.indexOf('\t') < 0,
        property,
        "not one line of text");
  }

  private void requireText(String value, String property) {
    require(
        value.chars().noneMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0),
        property,
        "text with control characters");
  }

  private void require(boolean holds, String property, String what) {
    if (!holds) {
      throw new WorkflowException(
          "The plan of %s on %s cannot be carried out: its '%s' is %s. Make the plan again."
              .formatted(shown(plan.packageName()), shown(plan.branch()), property, what));
    }
  }

  private static String shown(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
