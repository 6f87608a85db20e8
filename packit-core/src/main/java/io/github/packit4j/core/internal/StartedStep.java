package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.http.PackitException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A job on one branch that is one step: a build, a tag or an update.
 *
 * @param type the job's type, as a failure names it
 * @param step the step
 * @param steps tells of it
 * @param packageName the package
 * @param planner plans it
 * @param runner plans it and carries that out
 */
record StartedStep(
    JobType type,
    Step step,
    Steps steps,
    String packageName,
    Supplier<JobPlan> planner,
    Function<Gate, JobOutcome> runner)
    implements Started {

  @Override
  public List<JobPlan> plan() {
    try {
      return List.of(steps.told(Step.PLAN, planner, StartedStep::describe));
    } catch (RuntimeException e) {
      return List.of(new JobPlan.Settled(failed(type, packageName, e)));
    }
  }

  @Override
  public List<JobOutcome> run(Gate gate) {
    return List.of(run(type, step, steps, packageName, () -> runner.apply(gate)));
  }

  /** Carries out a step; its failure is its outcome. */
  static JobOutcome run(
      JobType type, Step step, Steps steps, String packageName, Supplier<JobOutcome> work) {
    return run(type.key(), step, steps, packageName, work);
  }

  /** The same for what is the job of no configuration. */
  static JobOutcome run(
      String job, Step step, Steps steps, String packageName, Supplier<JobOutcome> work) {
    try {
      return steps.told(step, work, StartedStep::describe);
    } catch (RuntimeException e) {
      return failed(job, packageName, e);
    }
  }

  static JobOutcome.Failed failed(JobType type, String packageName, RuntimeException cause) {
    return failed(type.key(), packageName, cause);
  }

  static JobOutcome.Failed failed(String job, String packageName, RuntimeException cause) {
    return new JobOutcome.Failed(job, packageName, cause, PackitException.mayPassByItself(cause));
  }

  private static Steps.Done describe(JobPlan plan) {
    if (plan instanceof JobPlan.Settled settled) {
      return describe(settled.outcome());
    }
    if (plan instanceof JobPlan.Build build) {
      return Steps.Done.of("to build %s for %s".formatted(build.commit(), build.target()));
    }
    if (plan instanceof JobPlan.Tag tag) {
      return Steps.Done.of("to tag " + tag.nvr());
    }
    if (plan instanceof JobPlan.ScratchBuild scratch) {
      return Steps.Done.of("to try pull request " + scratch.pullRequest());
    }
    if (plan instanceof JobPlan.Push push) {
      return Steps.Done.of("to push " + push.alias());
    }
    return Steps.Done.of(
        plan instanceof JobPlan.Update update
            ? "to update with " + String.join(", ", update.builds())
            : "");
  }

  private static Steps.Done describe(JobOutcome outcome) {
    return Steps.Done.of(text(outcome));
  }

  private static String text(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.BuildSubmitted submitted) {
      return "submitted " + submitted.url();
    }
    if (outcome instanceof JobOutcome.BuildPresent present) {
      return present.description();
    }
    if (outcome instanceof JobOutcome.TagSubmitted submitted) {
      return "tagging %s into %s".formatted(submitted.nvr(), submitted.tag());
    }
    if (outcome instanceof JobOutcome.TagPresent present) {
      return "%s is in %s already".formatted(present.nvr(), present.tag());
    }
    if (outcome instanceof JobOutcome.UpdateCreated created) {
      return "created " + created.alias();
    }
    if (outcome instanceof JobOutcome.UpdateEdited edited) {
      return "edited " + edited.alias();
    }
    if (outcome instanceof JobOutcome.UpdatePresent present) {
      return "there already: " + present.alias();
    }
    if (outcome instanceof JobOutcome.ScratchSubmitted submitted) {
      return "submitted " + submitted.url();
    }
    if (outcome instanceof JobOutcome.ScratchPresent present) {
      return present.description();
    }
    if (outcome instanceof JobOutcome.ScratchReported reported) {
      return "%s: %s".formatted(reported.state(), reported.url());
    }
    if (outcome instanceof JobOutcome.StableRequested requested) {
      return "asked for " + requested.alias();
    }
    if (outcome instanceof JobOutcome.StablePresent present) {
      return "stable already: " + present.alias();
    }
    if (outcome instanceof JobOutcome.ObsoleteClosed closed) {
      return "closed " + closed.url();
    }
    return outcome instanceof JobOutcome.NotRun not ? not.message() : "";
  }
}
