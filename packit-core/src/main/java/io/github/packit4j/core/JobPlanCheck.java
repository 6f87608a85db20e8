package io.github.packit4j.core;

import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.internal.PlanRules;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the plan of a job that comes from a file must hold before any of it is carried out. What a
 * file of ours holds always does.
 */
final class JobPlanCheck {

  private static final Set<String> RELEASES = Set.of("propose_downstream", "pull_from_upstream");
  private static final Pattern BUILD = Pattern.compile("[\\w.+~^-]+");

  private JobPlanCheck() {}

  /**
   * Checks a plan, but for the plans of branches in it, which their reader has checked.
   *
   * @param plan the plan
   * @throws io.github.packit4j.core.failure.WorkflowException if it says something that cannot be,
   *     or cannot be seen
   */
  static void check(JobPlan plan) {
    PlanRules rules = new PlanRules(plan.job() + " for " + plan.packageName());
    if (plan instanceof JobPlan.Settled settled) {
      rules.requireShown(settled.packageName(), "packageName");
      rules.requireShown(text(settled.outcome()), "message");
      return;
    }
    rules.requireName(plan.packageName(), "packageName", "package");
    if (plan instanceof JobPlan.Release release) {
      check(rules, release);
    } else if (plan instanceof JobPlan.Build build) {
      check(rules, build);
    } else if (plan instanceof JobPlan.Tag tag) {
      check(rules, tag);
    } else if (plan instanceof JobPlan.Update update) {
      check(rules, update);
    } else if (plan instanceof JobPlan.ScratchBuild scratch) {
      check(rules, scratch);
    } else if (plan instanceof JobPlan.ScratchReport report) {
      check(rules, report);
    } else if (plan instanceof JobPlan.Push push) {
      check(rules, push);
    } else if (plan instanceof JobPlan.CloseObsolete close) {
      check(rules, close.pullRequest());
    } else {
      check(rules, (JobPlan.Synchronization) plan);
    }
  }

  private static String text(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.NotRun not) {
      return not.message();
    }
    return outcome instanceof JobOutcome.Failed failed
        ? String.valueOf(failed.cause().getMessage())
        : outcome.toString();
  }

  private static void check(PlanRules rules, JobPlan.Release plan) {
    rules.require(RELEASES.contains(plan.job()), "job", "no job that releases");
    rules.requireWebAddress(plan.project(), "project");
    rules.require(
        plan.plan().branches().stream()
            .allMatch(branch -> branch.packageName().equals(plan.packageName())),
        "release",
        "that of another package");
  }

  private static void check(PlanRules rules, JobPlan.Build plan) {
    rules.requireLine(plan.branch(), "branch");
    rules.requireCommit(plan.commit(), "commit");
    rules.requireName(plan.target(), "target", "build target");
    plan.nvr().ifPresent(nvr -> requireBuild(rules, nvr, "nvr"));
    check(rules, plan.group());
  }

  private static void check(PlanRules rules, JobPlan.Tag plan) {
    rules.requireLine(plan.branch(), "branch");
    rules.requireName(plan.target(), "target", "build target");
    requireBuild(rules, plan.nvr(), "nvr");
    check(rules, Optional.of(plan.group()));
  }

  private static void check(PlanRules rules, JobPlan.Update plan) {
    rules.requireLine(plan.branch(), "branch");
    plan.release().ifPresent(release -> rules.requireLine(release, "release"));
    plan.builds().forEach(nvr -> requireBuild(rules, nvr, "builds"));
    rules.require(
        !plan.builds().isEmpty() && (plan.sideTag().isPresent() || plan.builds().size() == 1),
        "builds",
        "not one build, and there is no side tag");
    plan.sideTag().ifPresent(tag -> rules.requireName(tag.name(), "sideTag", "tag"));
    check(rules, plan.sideTag().map(JobPlan.SideTag::group));
    rules.requireShown(plan.notes(), "notes");
    rules.requireShown(plan.parameters().toString(), "parameters");
  }

  private static void check(PlanRules rules, JobPlan.ScratchBuild plan) {
    rules.requireLine(plan.branch(), "branch");
    rules.require(plan.pullRequest() > 0, "pullRequest", "no number of a pull request");
    rules.requireCommit(plan.commit(), "commit");
    rules.requireWebAddress(plan.source(), "source");
    rules.requireName(plan.target(), "target", "build target");
  }

  private static void check(PlanRules rules, JobPlan.ScratchReport plan) {
    rules.requireLine(plan.branch(), "branch");
    rules.require(plan.pullRequest() > 0, "pullRequest", "no number of a pull request");
    rules.requireCommit(plan.commit(), "commit");
    rules.require(plan.task() > 0, "task", "no number of a task");
    rules.requireName(plan.state(), "state", "state");
  }

  private static void check(PlanRules rules, JobPlan.Push plan) {
    rules.requireLine(plan.branch(), "branch");
    rules.requireName(plan.alias(), "alias", "update");
    plan.builds().forEach(nvr -> requireBuild(rules, nvr, "builds"));
  }

  private static void check(PlanRules rules, BranchPlan.Obsolete plan) {
    rules.requireLine(plan.branch(), "branch");
    rules.require(plan.id() > 0, "pullRequest", "no number of a pull request");
    rules.requireWebAddress(plan.url(), "url");
    rules.requireCommit(plan.head(), "head");
    rules.requireShown(plan.reason(), "reason");
  }

  private static void check(PlanRules rules, JobPlan.Synchronization plan) {
    rules.require(
        plan.plan().change().packageName().equals(plan.packageName()),
        "sync",
        "that of another package");
  }

  private static void check(PlanRules rules, Optional<JobPlan.Group> group) {
    group.ifPresent(
        present -> {
          rules.requireLine(present.name(), "group");
          rules.requireShown(present.name(), "group");
          present
              .dependencies()
              .forEach(name -> rules.requireName(name, "dependencies", "package"));
        });
  }

  private static void requireBuild(PlanRules rules, String nvr, String property) {
    rules.require(
        BUILD.matcher(nvr).matches() && nvr.chars().filter(c -> c == '-').count() >= 2,
        property,
        "no name of a build");
  }
}
