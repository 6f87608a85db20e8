package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.SyncRequest;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.execute.PlanExecutor;
import io.github.packit4j.core.internal.job.SyncJob;
import io.github.packit4j.core.internal.job.SyncSelector;
import io.github.packit4j.core.internal.plan.SyncPlanner;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.plan.SyncPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
   * Finds what a push to dist-git starts.
   *
   * @param push the push
   * @param config the package's configuration
   * @param listener is told of each step
   * @return one element a configured job
   */
  public List<Started> started(
      DistGitPush push, Once<Optional<PackageConfig>> config, WorkflowListener listener) {
    return selector.started(push, config).stream()
        .map(choice -> Downstream.started(choice, job -> new OfBranch(job, listener)))
        .toList();
  }

  /**
   * Carries out the plan of a job, which was made some time ago.
   *
   * @param plan the plan
   * @param listener is told of each step
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Synchronization plan, WorkflowListener listener) {
    return guarded(plan.packageName(), () -> synchronizedAs(plan, execute(plan.plan(), listener)));
  }

  private static JobOutcome synchronizedAs(JobPlan.Synchronization plan, BranchResult result) {
    return new JobOutcome.Synchronized(plan.packageName(), plan.plan().downstreamBranch(), result);
  }

  private static JobOutcome guarded(String packageName, Supplier<JobOutcome> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return StartedStep.failed(JobType.SYNC_FROM_DOWNSTREAM, packageName, e);
    }
  }

  /** A branch that a push brings back upstream. */
  private final class OfBranch implements Started {

    private final SyncJob job;
    private final WorkflowListener listener;

    OfBranch(SyncJob job, WorkflowListener listener) {
      this.job = job;
      this.listener = listener;
    }

    @Override
    public List<JobPlan> plan() {
      try {
        return List.of(planned(new SeenPullRequests()));
      } catch (RuntimeException e) {
        return List.of(
            new JobPlan.Settled(
                StartedStep.failed(JobType.SYNC_FROM_DOWNSTREAM, job.packageName(), e)));
      }
    }

    private JobPlan.Synchronization planned(SeenPullRequests seen) {
      return new JobPlan.Synchronization(
          job.packageName(), Synchronization.this.plan(job, seen, listener));
    }

    @Override
    public List<JobOutcome> run(Gate gate) {
      return List.of(
          guarded(
              job.packageName(),
              () -> work.alone(List.of(job.packageName()), () -> runAlone(gate))));
    }

    private JobOutcome runAlone(Gate gate) {
      SeenPullRequests seen = new SeenPullRequests();
      JobPlan.Synchronization plan = planned(seen);
      return gate.pass(
          plan,
          justPlanned ->
              synchronizedAs(
                  plan,
                  execute(plan.plan(), justPlanned ? seen : new SeenPullRequests(), listener)));
    }
  }
}
