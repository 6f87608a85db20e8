package io.github.packit4j.cli.release;

import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.ExitCode;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;
import java.net.URI;
import java.util.List;

/** Shows what would be done. */
final class Plans {

  private Plans() {}

  /** Shows a plan; its JSON is what {@code --apply} takes. */
  static Answer of(ReleasePlan plan) {
    Page page = new Page().line("Version %s".formatted(plan.version()));
    plan.branches().forEach(branch -> add(page, branch));
    boolean failed = plan.branches().stream().anyMatch(BranchPlan.Failed.class::isInstance);
    return new Answer(
        new Answer.JsonText(PlanFile.toJson(plan)), page, failed ? ExitCode.FAILED : ExitCode.DONE);
  }

  /** What goes back upstream. */
  private record Sync(
      URI upstream, String branch, String downstreamBranch, String commit, String diff) {}

  static Answer of(SyncPlan plan) {
    BranchPlan change = plan.change();
    Page page = new Page().line("To %s".formatted(plan.upstream()));
    add(page, change);
    return Answer.of(
        new Sync(
            plan.upstream(),
            change.branch(),
            plan.downstreamBranch(),
            plan.downstreamCommit(),
            change.diff()),
        page);
  }

  private static void add(Page page, BranchPlan plan) {
    page.line(Style.TITLE, "== %s %s".formatted(plan.packageName(), plan.branch()));
    if (plan instanceof BranchPlan.Proposal proposal) {
      proposal.uploads().forEach(upload -> page.line(describe(upload)));
      page.lines(Style.WARNING, warnings(proposal.warnings()));
      page.line(
          proposal
              .pullRequest()
              .map(Plans::describe)
              .orElse("a push to the branch, as create_pr says"));
      page.diff(plan.diff());
    } else if (plan instanceof BranchPlan.FastForward follower) {
      page.line("follows %s by fast-forward".formatted(follower.source()));
      page.line(follower.pullRequest().map(Plans::describe).orElse("a push of the same commit"));
    } else if (plan instanceof BranchPlan.Obsolete obsolete) {
      page.line("closes %s: %s".formatted(obsolete.url(), obsolete.reason()));
    } else {
      Outcome outcome = Outcome.of(BranchResult.of((BranchPlan.Settled) plan));
      page.line(outcome.style(), outcome.summary());
    }
  }

  static List<String> warnings(List<String> warnings) {
    return warnings.stream().map(warning -> "warning: " + warning).toList();
  }

  private static String describe(PlannedUpload upload) {
    return "upload %s (%d bytes) from %s"
        .formatted(
            upload.fileName(),
            upload.size(),
            upload.origin().map(URI::toString).orElse("an action"));
  }

  private static String describe(PlannedPullRequest pullRequest) {
    return "pull request '%s' from %s".formatted(pullRequest.title(), pullRequest.sourceBranch());
  }
}
