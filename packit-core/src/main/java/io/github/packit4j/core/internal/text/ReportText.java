package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseReport;
import java.util.List;

/** Reports as pages of Markdown. What comes from elsewhere stands in them as code. */
public final class ReportText {

  private ReportText() {}

  /**
   * Shows how a release ended.
   *
   * @param report the report
   * @return the page
   */
  public static String of(ReleaseReport report) {
    Page page = new Page().paragraph("## Release " + OutcomeText.code(report.version()));
    show(page, report.results());
    return page.toString();
  }

  /**
   * Shows what became of an event.
   *
   * @param report the report
   * @return the page
   */
  public static String of(EventReport report) {
    Page page = new Page().paragraph("## " + EventText.of(report.event()) + " started");
    if (report.outcomes().isEmpty()) {
      page.paragraph("Nothing.");
    }
    for (JobOutcome outcome : report.outcomes()) {
      if (outcome instanceof JobOutcome.Released released) {
        show(page, released.report().results());
      } else {
        OutcomeText.sentences(outcome).forEach(page::item);
      }
    }
    return page.toString();
  }

  private static void show(Page page, List<BranchResult> results) {
    for (BranchResult result : results) {
      page.item(OutcomeText.sentence(result));
      result.warnings().forEach(warning -> page.item("look at this: " + OutcomeText.code(warning)));
    }
  }
}
