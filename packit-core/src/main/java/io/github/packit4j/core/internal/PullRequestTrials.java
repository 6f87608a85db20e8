package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.internal.execute.ScratchBuilds;
import io.github.packit4j.core.internal.job.Choice;
import io.github.packit4j.core.internal.job.PullRequestJob;
import io.github.packit4j.core.internal.job.PullRequestSelector;
import io.github.packit4j.core.internal.job.TriedPullRequest;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.Steps;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way of pull requests to packages that are tried before anybody merges them. */
public final class PullRequestTrials {

  private static final JobType TYPE = JobType.KOJI_BUILD;

  private final PullRequestSelector selector;
  private final ScratchBuilds builds;
  private final WorkflowListener listener;

  /**
   * Creates the way.
   *
   * @param selector selects pull requests
   * @param builds tries them
   * @param listener is told of each
   */
  public PullRequestTrials(
      PullRequestSelector selector, ScratchBuilds builds, WorkflowListener listener) {
    this.selector = selector;
    this.builds = builds;
    this.listener = listener;
  }

  /**
   * Finds what a change of a pull request starts.
   *
   * @param event the change
   * @return its scratch build; empty if it is none of a package
   */
  public List<Started> started(PullRequestChanged event) {
    return guarded(
        event.project().toString(),
        () ->
            selector.started(event).stream()
                .map(choice -> Downstream.started(choice, this::build))
                .toList());
  }

  /**
   * Finds what the end of a scratch build starts.
   *
   * @param event the build
   * @return what shows it; empty if the build is none of the workflow's
   */
  public List<Started> started(ScratchBuildChanged event) {
    return guarded(
        event.source(),
        () ->
            selector.ended(event).stream()
                .map((Choice<TriedPullRequest> choice) -> Downstream.started(choice, this::report))
                .toList());
  }

  private static List<Started> guarded(String where, Supplier<List<Started>> selection) {
    try {
      return selection.get();
    } catch (RuntimeException e) {
      return List.of(Started.settled(StartedStep.failed(TYPE, where, e)));
    }
  }

  private Started build(PullRequestJob job) {
    return step(
        job.packageName(),
        job.branch().name(),
        () -> builds.plan(job),
        gate -> {
          JobPlan plan = builds.plan(job);
          return gate.pass(plan, justPlanned -> builds.execute((JobPlan.ScratchBuild) plan));
        });
  }

  private Started report(TriedPullRequest tried) {
    return step(
        tried.packageName(),
        tried.branch(),
        () -> builds.plan(tried),
        gate -> {
          JobPlan plan = builds.plan(tried);
          return gate.pass(plan, justPlanned -> builds.execute((JobPlan.ScratchReport) plan));
        });
  }

  private Started step(
      String packageName,
      String branch,
      Supplier<JobPlan> planner,
      Function<Gate, JobOutcome> runner) {
    return new StartedStep(
        TYPE,
        Step.KOJI_BUILD,
        new Steps(packageName, branch, listener),
        packageName,
        planner,
        runner);
  }

  /**
   * Carries out a plan, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.ScratchBuild plan) {
    return late(plan, plan.branch(), () -> builds.execute(plan));
  }

  /**
   * Carries out a plan, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.ScratchReport plan) {
    return late(plan, plan.branch(), () -> builds.execute(plan));
  }

  private JobOutcome late(JobPlan plan, String branch, Supplier<JobOutcome> work) {
    return StartedStep.run(
        TYPE,
        Step.KOJI_BUILD,
        new Steps(plan.packageName(), branch, listener),
        plan.packageName(),
        work);
  }
}
