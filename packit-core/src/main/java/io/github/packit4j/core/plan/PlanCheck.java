package io.github.packit4j.core.plan;

import io.github.packit4j.core.failure.WorkflowException;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plan that comes from a file must hold before any of it is carried out: somebody may have
 * edited it. What a file of ours holds always does.
 */
final class PlanCheck {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern FILE_NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\\\]+");
  private static final Pattern TURNING =
      Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
  private static final Pattern PACKAGE = Pattern.compile("(?!\\.{1,2}$)[\\w.+-]+");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final BranchPlan plan;

  private PlanCheck(BranchPlan plan) {
    this.plan = plan;
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
      check.require(
          plan instanceof BranchPlan.Settled
              || places.add(List.of(plan.packageName(), plan.branch())),
          "branch",
          "that of another plan of the package, too");
    }
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
    requireShown(proposal.commitMessage(), "commitMessage");
    requireLine(proposal.authorName(), "authorName");
    requireLine(proposal.authorEmail(), "authorEmail");
    proposal.files().forEach(file -> requireLine(file.path(), "path"));
    proposal.uploads().forEach(this::check);
    proposal.pullRequest().ifPresent(this::check);
  }

  private void check(PlannedUpload upload) {
    requireLine(upload.fileName(), "fileName");
    require(FILE_NAME.matcher(upload.fileName()).matches(), "fileName", "no plain name of a file");
    require(upload.hashType().equals("sha512"), "hashType", "not sha512");
    require(SHA512.matcher(upload.hash()).matches(), "hash", "no hash of sha512");
    require(upload.size() >= 0, "size", "no size of a file");
    require(
        upload.origin().map(PlanCheck::isWebAddress).orElse(true),
        "origin",
        "no address of http or https");
  }

  private static boolean isWebAddress(URI origin) {
    return List.of("http", "https")
        .contains(String.valueOf(origin.getScheme()).toLowerCase(Locale.ROOT));
  }

  private void check(PlannedPullRequest pullRequest) {
    require(
        pullRequest.targetBranch().equals(plan.branch()),
        "targetBranch",
        "another branch than the plan's");
    requireLine(pullRequest.title(), "title");
    requireShown(pullRequest.title(), "title");
    requireShown(pullRequest.description(), "description");
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

  /** What people read before they approve: it must be what it looks like. */
  private void requireShown(String value, String property) {
    requireText(value, property);
    require(
        !TURNING.matcher(value).find(),
        property,
        "text with characters that turn the direction of writing");
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
