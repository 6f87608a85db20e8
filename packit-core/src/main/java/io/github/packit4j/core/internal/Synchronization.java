package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.SyncRequest;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.execute.PlanExecutor;
import io.github.packit4j.core.internal.job.SyncJob;
import io.github.packit4j.core.internal.job.SyncSelector;
import io.github.packit4j.core.internal.plan.SyncPlanner;
import io.github.packit4j.core.plan.SyncPlan;
import java.util.List;
import java.util.Optional;

/** The way back upstream, down once: selected jobs, a plan, its result. */
public final class Synchronization {

  private final SyncSelector selector;
  private final SyncPlanner planner;
  private final PlanExecutor executor;
  private final Projects projects;
  private final PackageWork work;

  /**
   * Creates the way.
   *
   * @param selector selects jobs
   * @param planner plans for them
   * @param executor carries plans out
   * @param projects where upstream is
   * @param work keeps others from a package meanwhile
   */
  public Synchronization(
      SyncSelector selector,
      SyncPlanner planner,
      PlanExecutor executor,
      Projects projects,
      PackageWork work) {
    this.selector = selector;
    this.planner = planner;
    this.executor = executor;
    this.projects = projects;
    this.work = work;
  }

  /**
   * Plans what a caller asks for.
   *
   * @param request the request
   * @param listener is told of each step
   * @return the plan
   */
  public SyncPlan plan(SyncRequest request, WorkflowListener listener) {
    return plan(selector.requested(request), new SeenPullRequests(), listener);
  }

  private SyncPlan plan(SyncJob job, SeenPullRequests seen, WorkflowListener listener) {
    return new Steps(job.packageName(), job.branch(), listener)
        .told(
            Step.PLAN,
            () -> planner.plan(job, seen),
            plan -> Steps.Done.of("for " + plan.upstream()));
  }

  /**
   * Carries out a plan.
   *
   * @param plan the plan
   * @param listener is told of each step
   * @return what became of it upstream
   */
  public BranchResult execute(SyncPlan plan, WorkflowListener listener) {
    return work.alone(
        List.of(plan.change().packageName()),
        () -> execute(plan, new SeenPullRequests(), listener));
  }

  private BranchResult execute(SyncPlan plan, SeenPullRequests seen, WorkflowListener listener) {
    return executor
        .towards(projects, projects.at(plan.upstream()))
        .execute(List.of(plan.change()), seen, listener)
        .get(0);
  }

  /**
   * Plans what a caller asks for and carries it out.
   *
   * @param request the request
   * @param listener is told of each step
   * @return what became of it upstream
   */
  public BranchResult sync(SyncRequest request, WorkflowListener listener) {
    return sync(selector.requested(request), listener);
  }

  private BranchResult sync(SyncJob job, WorkflowListener listener) {
    return work.alone(
        List.of(job.packageName()),
        () -> {
          SeenPullRequests seen = new SeenPullRequests();
          return execute(plan(job, seen, listener), seen, listener);
        });
  }

  /**
   * Handles a push to dist-git.
   *
   * @param push the push
   * @param config the package's configuration
   * @param listener is told of each step
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(
      DistGitPush push, Once<Optional<PackageConfig>> config, WorkflowListener listener) {
    return selector.started(push, config).stream()
        .map(
            choice ->
                Downstream.outcome(
                    JobType.SYNC_FROM_DOWNSTREAM,
                    choice,
                    SyncJob::packageName,
                    job ->
                        new JobOutcome.Synchronized(
                            job.packageName(), job.branch(), sync(job, listener))))
        .toList();
  }
}
