package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.journal.Outcome;
import io.github.packit4j.bot.page.View.Fact;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.PlannedUpload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the jobs of one plan would do: facts, and differences of files. */
final class Diffs {

  private static final int MOST_LINES = 1_000;
  private static final int MOST_LINE = 1_000;

  /** Of a page; what a plan has more is in its JSON. */
  private int linesLeft = 5_000;

  Html job(JobPlan plan) {
    Tag card =
        tag("section", "plan")
            .add(tag("h2").text(plan.packageName() + ": " + Words.job(plan.job())));
    if (plan instanceof JobPlan.Release release) {
      return card.add(release.plan().branches().stream().map(this::branch).toList());
    }
    if (plan instanceof JobPlan.Synchronization sync) {
      return card.add(branch(sync.plan().change()));
    }
    if (plan instanceof JobPlan.CloseObsolete close) {
      return card.add(branch(close.pullRequest()));
    }
    return card.add(tag("div", "card").add(View.facts(facts(plan))));
  }

  private static List<Fact> facts(JobPlan plan) {
    if (plan instanceof JobPlan.Build build) {
      List<Fact> facts = new ArrayList<>();
      facts.add(Fact.code("Branch", build.branch()));
      facts.add(Fact.code("Commit", build.commit()));
      facts.add(Fact.code("Target", build.target() + (build.scratch() ? ", scratch" : "")));
      build.nvr().ifPresent(nvr -> facts.add(Fact.code("Build", nvr)));
      build.group().ifPresent(group -> facts.add(Fact.code("Side tag of", group.name())));
      return facts;
    }
    if (plan instanceof JobPlan.Update update) {
      List<Fact> facts = new ArrayList<>();
      facts.add(Fact.code("Branch", update.branch()));
      facts.add(Fact.code("Builds", String.join(", ", update.builds())));
      update.sideTag().ifPresent(tag -> facts.add(Fact.code("Side tag", tag.name())));
      if (!update.bugs().isEmpty()) {
        facts.add(Fact.of("Bugs", update.bugs().toString()));
      }
      facts.add(new Fact("Notes", tag("pre", "text", update.notes())));
      return facts;
    }
    if (plan instanceof JobPlan.ScratchBuild scratch) {
      return List.of(
          Fact.code("Branch", scratch.branch()),
          Fact.of("Pull request", String.valueOf(scratch.pullRequest())),
          Fact.code("Commit", scratch.commit()),
          Fact.code("Target", scratch.target()));
    }
    if (plan instanceof JobPlan.ScratchReport report) {
      return List.of(
          Fact.of("Pull request", String.valueOf(report.pullRequest())),
          Fact.of("Task", "%d is %s".formatted(report.task(), report.state())));
    }
    if (plan instanceof JobPlan.Tag tagging) {
      return List.of(
          Fact.code("Branch", tagging.branch()),
          Fact.code("Build", tagging.nvr()),
          Fact.code("Side tag of", tagging.group().name()));
    }
    if (plan instanceof JobPlan.Push push) {
      return List.of(
          Fact.code("Branch", push.branch()),
          Fact.code("Update", push.alias()),
          Fact.code("Builds", String.join(", ", push.builds())));
    }
    return Outcome.of(((JobPlan.Settled) plan).outcome())
        .map(outcome -> Fact.of(Words.state(outcome.state()), outcome.note()))
        .toList();
  }

  private Tag branch(BranchPlan plan) {
    Tag card = tag("div", "card").add(tag("h3").add(tag("span", "branch", plan.branch())));
    if (plan instanceof BranchPlan.Proposal proposal) {
      return proposal(card, proposal);
    }
    if (plan instanceof BranchPlan.FastForward follower) {
      return card.add(
          View.facts(
              List.of(
                  Fact.code("Follows", follower.source()),
                  follower
                      .pullRequest()
                      .map(pullRequest -> Fact.of("Pull request", pullRequest.title()))
                      .orElseGet(() -> Fact.of("Push", "the same commit")))));
    }
    if (plan instanceof BranchPlan.Obsolete obsolete) {
      return card.add(
          View.facts(
              List.of(
                  Fact.of("Closes pull request", String.valueOf(obsolete.id())),
                  Fact.of("Reason", obsolete.reason()))));
    }
    if (plan instanceof BranchPlan.Skipped skipped) {
      return card.add(tag("p", "note", "Left alone: " + skipped.reason().message()));
    }
    return card.add(
        tag(
            "p",
            "note",
            plan instanceof BranchPlan.Failed failed
                ? "Cannot be planned: " + failed.cause().getMessage()
                : "Has the release already."));
  }

  private Tag proposal(Tag card, BranchPlan.Proposal proposal) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(
            proposal.pullRequest().isPresent() ? "Pull request" : "Commit on the branch itself",
            proposal
                .pullRequest()
                .map(PlannedPullRequest::title)
                .orElse(proposal.commitMessage().lines().findFirst().orElse(""))));
    facts.add(Fact.code("On top of", proposal.base()));
    for (PlannedUpload upload : proposal.uploads()) {
      facts.add(
          Fact.of(
              "Archive",
              String.format(Locale.ROOT, "%s, %,d bytes", upload.fileName(), upload.size())));
      facts.add(Fact.code(upload.hashType(), upload.hash()));
    }
    card.add(View.facts(facts));
    proposal.warnings().forEach(warning -> card.add(tag("p", "warning", warning)));
    return card.add(proposal.files().stream().map(this::file).toList());
  }

  private Tag file(PlannedFile file) {
    List<String> lines = file.diff().lines().toList();
    long added = lines.stream().filter(line -> kind(line).equals("added")).count();
    long removed = lines.stream().filter(line -> kind(line).equals("removed")).count();
    Tag diff =
        tag("pre", "diff")
            .set("tabindex", "0")
            .set("role", "region")
            .set("aria-label", "Difference of " + file.path());
    int shown = Math.min(Math.min(lines.size(), MOST_LINES), linesLeft);
    linesLeft -= shown;
    lines.subList(0, shown).forEach(line -> diff.add(line(line)));
    if (shown < lines.size()) {
      diff.add(tag("span", "hunk", "%d more lines\n".formatted(lines.size() - shown)));
    }
    return tag("details")
        .set("open", "")
        .add(
            tag("summary")
                .add(
                    tag("code").text(file.path()),
                    tag("span", "plus", " +" + added),
                    tag("span", "minus", " −" + removed)),
            diff);
  }

  private static Tag line(String line) {
    String shown = line.length() <= MOST_LINE ? line : line.substring(0, MOST_LINE) + " …";
    return tag("span", kind(line), shown + "\n");
  }

  private static String kind(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return "file";
    }
    if (line.startsWith("@@")) {
      return "hunk";
    }
    if (line.startsWith("+")) {
      return "added";
    }
    return line.startsWith("-") ? "removed" : "same";
  }
}
