package io.github.packit4j.quickstart;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.Sandbox;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the program shows: a line as things happen, and the table at the end. */
final class Console implements WorkflowListener {

  private static final Set<JobOutcome.Reason> UNINTERESTING =
      Set.of(JobOutcome.Reason.BUILD_NOT_COMPLETE, JobOutcome.Reason.STARTS_NOTHING);

  private final PrintStream out;
  private final Map<String, Long> tasks = new HashMap<>();

  Console(PrintStream out) {
    this.out = out;
  }

  @Override
  public void on(WorkflowEvent event) {
    if (event instanceof WorkflowEvent.StepSucceeded step) {
      line(event.branch(), "%s: %s".formatted(step.step(), step.detail()));
    } else if (event instanceof WorkflowEvent.BranchFinished finished) {
      describe(finished.result()).ifPresent(text -> line(event.branch(), text));
      finished.result().warnings().forEach(warning -> line(event.branch(), "warning: " + warning));
    }
  }

  void jobs(EventReport report) {
    for (JobOutcome outcome : report.outcomes()) {
      if (outcome instanceof JobOutcome.BuildSubmitted build) {
        tasks.put(build.branch(), build.task());
        line(build.branch(), "KOJI_BUILD: submitted " + build.url());
      } else if (outcome instanceof JobOutcome.UpdateCreated update) {
        line(update.branch(), "BODHI_UPDATE: created " + update.url());
      } else if (outcome instanceof JobOutcome.NotRun skipped
          && !UNINTERESTING.contains(skipped.reason())) {
        line(skipped.packageName(), "%s not run: %s".formatted(skipped.job(), skipped.message()));
      } else if (outcome instanceof JobOutcome.Failed failed) {
        line(failed.packageName(), "failed: " + failed.cause().getMessage());
      }
    }
  }

  void plan(BranchPlan plan) {
    out.printf("== %s %s%n", plan.packageName(), plan.branch());
    if (plan instanceof BranchPlan.Proposal proposal) {
      for (PlannedUpload upload : proposal.uploads()) {
        out.printf(
            "upload %s (%d bytes) from %s%n",
            upload.fileName(),
            upload.size(),
            upload.origin().map(URI::toString).orElse("an action"));
      }
      proposal.warnings().forEach(warning -> out.printf("warning: %s%n", warning));
      proposal
          .pullRequest()
          .ifPresent(
              pullRequest ->
                  out.printf(
                      "pull request '%s' from %s to %s%n",
                      pullRequest.title(), pullRequest.sourceBranch(), pullRequest.targetBranch()));
      out.print(plan.diff());
    } else if (plan instanceof BranchPlan.FastForward follower) {
      out.printf("follows %s by fast-forward%n", follower.source());
    } else if (plan instanceof BranchPlan.Settled settled) {
      out.println(describe(BranchResult.of(settled)).orElse("nothing to do"));
    }
    out.println();
  }

  /** Builds and updates are looked up where they live, by the branch they belong to. */
  void table(ReleaseReport report, Sandbox fedora) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"BRANCH", "PULL REQUEST", "BUILD", "UPDATE"});
    for (BranchResult result : report.results()) {
      Optional<KojiBuild> build = Optional.empty();
      String pullRequest = describe(result).orElse("-");
      if (result instanceof BranchResult.Proposed proposed) {
        pullRequest = proposed.pullRequest().url().toString();
        build = build(fedora, result.branch());
      }
      rows.add(
          new String[] {
            result.branch(),
            pullRequest,
            build.map(KojiBuild::nvr).orElse("-"),
            build.flatMap(b -> fedora.bodhi().updateOf(b.nvr())).map(BodhiUpdate::alias).orElse("-")
          });
    }
    print(rows);
  }

  private Optional<KojiBuild> build(Sandbox fedora, String branch) {
    return fedora.koji().builds().stream()
        .filter(build -> build.taskId().map(Integer::longValue).equals(task(branch)))
        .findFirst();
  }

  private Optional<Long> task(String branch) {
    return Optional.ofNullable(tasks.get(branch));
  }

  void line(String who, String what) {
    out.printf("%-10s %s%n", who, what);
  }

  private static Optional<String> describe(BranchResult result) {
    if (result instanceof BranchResult.Failed failed) {
      return Optional.of("failed at %s: %s".formatted(failed.step(), failed.cause().getMessage()));
    }
    if (result instanceof BranchResult.Skipped skipped) {
      return Optional.of("skipped: " + skipped.reason().message());
    }
    return result instanceof BranchResult.UpToDate ? Optional.of("up to date") : Optional.empty();
  }

  private void print(List<String[]> rows) {
    out.println();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        int c = column;
        int width = rows.stream().mapToInt(r -> r[c].length()).max().orElse(0);
        line.append(row[column]).append(" ".repeat(width - row[column].length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
