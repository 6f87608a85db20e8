package io.github.packit4j.cli.release;

import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.ExitCode;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import java.util.List;

/** Shows what was done. */
final class Reports {

  private Reports() {}

  /** A release, branch by branch. */
  private record Released(String version, List<Outcome> branches) {}

  static Answer of(ReleaseReport report) {
    List<Outcome> outcomes = report.results().stream().map(Outcome::of).toList();
    return new Answer(
        new Released(report.version(), outcomes),
        page(outcomes),
        exit(
            report.succeeded(),
            report.failures().stream().allMatch(BranchResult.Failed::retryable)));
  }

  static Answer of(BranchResult result) {
    Outcome outcome = Outcome.of(result);
    return new Answer(
        outcome,
        page(List.of(outcome)),
        exit(!outcome.failed(), outcome.retryable().orElse(false)));
  }

  private static ExitCode exit(boolean succeeded, boolean retryable) {
    if (succeeded) {
      return ExitCode.DONE;
    }
    return retryable ? ExitCode.TRY_AGAIN : ExitCode.FAILED;
  }

  private static Page page(List<Outcome> outcomes) {
    Page page = new Page();
    for (Outcome outcome : outcomes) {
      page.line(
          outcome.style(),
          "%s %-10s %s".formatted(outcome.packageName(), outcome.branch(), outcome.summary()));
      page.lines(Style.WARNING, Plans.warnings(outcome.warnings()));
    }
    return page;
  }
}
