package io.github.packit4j.core;

import io.github.packit4j.core.internal.text.PlanText;
import io.github.packit4j.core.internal.text.ReportText;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;

/**
 * Plans and reports as Markdown, for a comment or a page. What comes from spec files, events and
 * servers stands as code, in which no mention, link or HTML comes alive, without what cannot be
 * seen. A page has at most some 60,000 characters, as many as a comment may have; long differences
 * and messages are cut, which says so.
 */
public final class MarkdownText {

  private MarkdownText() {}

  /**
   * Shows what a release changes: branch by branch the pull request, the archives and the
   * differences.
   *
   * @param plan the plan
   * @return the page
   */
  public static String of(ReleasePlan plan) {
    return PlanText.of(plan);
  }

  /**
   * Shows what goes back upstream.
   *
   * @param plan the plan
   * @return the page
   */
  public static String of(SyncPlan plan) {
    return PlanText.of(plan);
  }

  /**
   * Shows what an event starts, and why it does not start the rest.
   *
   * @param plan the plan
   * @return the page
   */
  public static String of(EventPlan plan) {
    return PlanText.of(plan);
  }

  /**
   * Shows how a release ended.
   *
   * @param report the report
   * @return the page
   */
  public static String of(ReleaseReport report) {
    return ReportText.of(report);
  }

  /**
   * Shows what became of an event.
   *
   * @param report the report
   * @return the page
   */
  public static String of(EventReport report) {
    return ReportText.of(report);
  }
}
