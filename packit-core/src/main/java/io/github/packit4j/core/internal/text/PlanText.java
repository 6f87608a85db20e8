package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;
import java.util.List;
import java.util.stream.Collectors;

/** Plans as pages of Markdown. What comes from elsewhere stands in them as code. */
public final class PlanText {

  /** What the differences of a branch, or the notes of an update, may take. */
  private static final int MAX_BLOCK = 8_000;

  private PlanText() {}

  /**
   * Shows what a release changes.
   *
   * @param plan the plan
   * @return the page
   */
  public static String of(ReleasePlan plan) {
    Page page = new Page();
    show(page, plan, "##");
    return page.toString();
  }

  /**
   * Shows what goes back upstream.
   *
   * @param plan the plan
   * @return the page
   */
  public static String of(SyncPlan plan) {
    Page page = new Page();
    show(page, plan, "##");
    return page.toString();
  }

  /**
   * Shows what an event starts.
   *
   * @param plan the plan
   * @return the page
   */
  public static String of(EventPlan plan) {
    Page page = new Page().paragraph("## " + EventText.of(plan.event()) + " starts");
    if (plan.jobs().isEmpty()) {
      page.paragraph("Nothing.");
    }
    plan.jobs().forEach(job -> show(page, job));
    return page.toString();
  }

  private static void show(Page page, JobPlan plan) {
    if (plan instanceof JobPlan.Release release) {
      show(page, release.plan(), "###");
    } else if (plan instanceof JobPlan.Synchronization sync) {
      show(page, sync.plan(), "###");
    } else if (plan instanceof JobPlan.Build build) {
      show(page, build);
    } else if (plan instanceof JobPlan.Tag tag) {
      page.item(
          "%stags %s into the side tag of the group %s"
              .formatted(
                  OutcomeText.on(tag.packageName(), tag.branch()),
                  code(tag.nvr()),
                  code(tag.group().name())));
    } else if (plan instanceof JobPlan.ScratchBuild scratch) {
      page.item(
          "%stries commit %s of pull request %d for %s"
              .formatted(
                  OutcomeText.on(scratch.packageName(), scratch.branch()),
                  code(scratch.commit()),
                  scratch.pullRequest(),
                  code(scratch.target())));
    } else if (plan instanceof JobPlan.ScratchReport report) {
      page.item(
          "%sshows on pull request %d that its scratch build is %s"
              .formatted(
                  OutcomeText.on(report.packageName(), report.branch()),
                  report.pullRequest(),
                  code(report.state())));
    } else if (plan instanceof JobPlan.Push push) {
      page.item(
          "%spushes the update %s with %s to stable"
              .formatted(
                  OutcomeText.on(push.packageName(), push.branch()),
                  code(push.alias()),
                  codes(push.builds())));
    } else if (plan instanceof JobPlan.CloseObsolete close) {
      show(page, close.pullRequest(), "###");
    } else if (plan instanceof JobPlan.Update update) {
      show(page, update);
    } else {
      OutcomeText.sentences(((JobPlan.Settled) plan).outcome()).forEach(page::item);
    }
  }

  private static void show(Page page, JobPlan.Build build) {
    String what =
        "%s%s commit %s for %s"
            .formatted(
                OutcomeText.on(build.packageName(), build.branch()),
                build.scratch() ? "tries to build" : "builds",
                code(build.commit()),
                code(build.target()));
    page.item(
        what
            + build.nvr().map(nvr -> ", as " + code(nvr)).orElse("")
            + build.group().map(PlanText::into).orElse(""));
  }

  private static String into(JobPlan.Group group) {
    return ", in the side tag of the group %s%s"
        .formatted(
            code(group.name()),
            group.dependencies().isEmpty() ? "" : " after " + codes(group.dependencies()));
  }

  private static void show(Page page, JobPlan.Update update) {
    page.item(
        "%supdate with %s%s%s"
            .formatted(
                OutcomeText.on(update.packageName(), update.branch()),
                codes(update.builds()),
                update.sideTag().map(tag -> " of the side tag " + code(tag.name())).orElse(""),
                update.bugs().isEmpty()
                    ? ""
                    : update.bugs().stream()
                        .map(bug -> code("rhbz#" + bug))
                        .collect(Collectors.joining(", ", ", fixing ", ""))));
    if (!update.parameters().values().isEmpty()) {
      page.item("with " + code(update.parameters().values().toString()));
    }
    page.paragraph(Markdown.block(update.notes(), MAX_BLOCK));
  }

  private static void show(Page page, ReleasePlan plan, String level) {
    page.paragraph(
        "%s Release %s%s"
            .formatted(
                level,
                code(plan.version()),
                plan.commit()
                    .map(
                        commit ->
                            " (%s%s)"
                                .formatted(
                                    plan.tag().map(tag -> "tag " + code(tag) + ", ").orElse(""),
                                    code(commit)))
                    .orElse("")));
    plan.branches().forEach(branch -> show(page, branch, level + "#"));
  }

  private static void show(Page page, SyncPlan plan, String level) {
    page.paragraph(
        "%s %s back to %s"
            .formatted(level, code(plan.downstreamBranch()), code(plan.upstream().toString())));
    show(page, plan.change(), level + "#");
  }

  private static void show(Page page, BranchPlan plan, String level) {
    String place = OutcomeText.on(plan.packageName(), plan.branch());
    if (plan instanceof BranchPlan.Proposal proposal) {
      show(page, proposal, level);
    } else if (plan instanceof BranchPlan.FastForward follower) {
      page.item(
          "%sfollows %s by fast-forward, %s"
              .formatted(
                  place,
                  code(follower.source()),
                  follower
                      .pullRequest()
                      .map(pullRequest -> "in the pull request " + code(pullRequest.title()))
                      .orElseGet(
                          () ->
                              "by a push of "
                                  + follower
                                      .commit()
                                      .map(PlanText::code)
                                      .orElse("the same commit"))));
    } else if (plan instanceof BranchPlan.Obsolete obsolete) {
      page.item(
          "%sthe pull request %s is closed, as %s"
              .formatted(place, code(obsolete.url().toString()), code(obsolete.reason())));
    } else if (plan instanceof BranchPlan.Skipped skipped) {
      page.item(place + "left alone: " + code(skipped.reason().message()));
    } else if (plan instanceof BranchPlan.Failed failed) {
      page.item(place + "cannot be planned: " + code(Failure.text(failed.cause())));
    } else {
      page.item(place + "has the release already");
    }
  }

  private static void show(Page page, BranchPlan.Proposal proposal, String level) {
    page.paragraph(
        "%s %s on %s".formatted(level, code(proposal.packageName()), code(proposal.branch())));
    page.paragraph(
        proposal
                .pullRequest()
                .map(PlannedPullRequest::title)
                .map(title -> "The pull request " + code(title))
                .orElseGet(
                    () ->
                        "A push of the commit "
                            + code(proposal.commitMessage().lines().findFirst().orElse("")))
            + " on top of "
            + code(proposal.base())
            + ".");
    proposal.warnings().forEach(warning -> page.item("look at this: " + code(warning)));
    proposal.uploads().forEach(upload -> page.item(archive(upload)));
    page.paragraph(Markdown.block("diff", proposal.diff(), MAX_BLOCK));
  }

  private static String archive(PlannedUpload upload) {
    return "the archive %s of %,d bytes with the %s %s"
        .formatted(code(upload.fileName()), upload.size(), upload.hashType(), code(upload.hash()));
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(PlanText::code).collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return OutcomeText.code(text);
  }
}
