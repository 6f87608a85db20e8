package io.github.packit4j.core.internal;

import io.github.packit4j.core.Approval;
import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import io.github.packit4j.core.internal.work.Gate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What events start: planned, run, or carried out as it was planned. */
public final class EventRuns {

  private final Releases releases;
  private final FoundVersions foundVersions;
  private final Pushes pushes;
  private final Downstream downstream;
  private final Synchronization synchronization;
  private final PullRequestTrials trials;
  private final UpdatePushes updatePushes;
  private final ObsoleteClosings closings;
  private final Commands commands;
  private final Gate gate;
  private final WorkflowListener listener;

  /**
   * Creates the runs.
   *
   * @param releases the way of releases
   * @param distribution the name by which release monitoring knows the dist-git's packages
   * @param pushes what pushes start
   * @param downstream the ways of builds and updates
   * @param synchronization the way back upstream
   * @param trials the way of pull requests
   * @param updatePushes the way of tested updates
   * @param closings the way of pull requests that have nothing to bring any more
   * @param commands the way of comments
   * @param approval may say no to what is planned
   * @param listener is told of each step
   */
  public EventRuns(
      Releases releases,
      Optional<String> distribution,
      Pushes pushes,
      Downstream downstream,
      Synchronization synchronization,
      PullRequestTrials trials,
      UpdatePushes updatePushes,
      ObsoleteClosings closings,
      Commands commands,
      Optional<Approval> approval,
      WorkflowListener listener) {
    this.releases = releases;
    this.foundVersions = new FoundVersions(releases, distribution);
    this.pushes = pushes;
    this.downstream = downstream;
    this.synchronization = synchronization;
    this.trials = trials;
    this.updatePushes = updatePushes;
    this.closings = closings;
    this.commands = commands;
    this.gate = new Gate(approval);
    this.listener = listener;
  }

  /**
   * Plans what an event starts on one dist-git.
   *
   * @param event the event
   * @param requested finds what a request for a release in a comment starts, on every dist-git
   * @return the plans
   */
  public List<JobPlan> plan(PackitEvent event, Function<ReleaseRequest, List<Started>> requested) {
    return event instanceof CommentPosted comment
        ? commands.plan(comment, requested)
        : started(event).stream().flatMap(job -> job.plan().stream()).toList();
  }

  /**
   * Runs what an event starts on one dist-git.
   *
   * @param event the event
   * @param requested finds what a request for a release in a comment starts, on every dist-git
   * @return what became of it
   */
  public List<JobOutcome> handle(
      PackitEvent event, Function<ReleaseRequest, List<Started>> requested) {
    return event instanceof CommentPosted comment
        ? commands.handle(comment, gate, requested)
        : started(event).stream().flatMap(job -> job.run(gate).stream()).toList();
  }

  /**
   * Carries out what was planned.
   *
   * @param plan the plan
   * @param work carries out one of its jobs, on the dist-git that it is for
   * @return what became of it
   */
  public List<JobOutcome> execute(EventPlan plan, Function<JobPlan, JobOutcome> work) {
    return plan.event() instanceof CommentPosted comment
        ? commands.execute(comment, plan.jobs(), work)
        : plan.jobs().stream().map(work).toList();
  }

  /**
   * Carries out what was planned for this dist-git.
   *
   * @param plan the plan of a job
   * @return what became of it
   */
  public JobOutcome execute(JobPlan plan) {
    if (plan instanceof JobPlan.Release release) {
      return releases.execute(release, listener);
    }
    if (plan instanceof JobPlan.Build build) {
      return downstream.execute(build);
    }
    if (plan instanceof JobPlan.Tag tag) {
      return downstream.execute(tag);
    }
    if (plan instanceof JobPlan.Update update) {
      return downstream.execute(update);
    }
    if (plan instanceof JobPlan.ScratchBuild scratch) {
      return trials.execute(scratch);
    }
    if (plan instanceof JobPlan.ScratchReport report) {
      return trials.execute(report);
    }
    if (plan instanceof JobPlan.Push push) {
      return updatePushes.execute(push);
    }
    if (plan instanceof JobPlan.CloseObsolete close) {
      return closings.execute(close);
    }
    return plan instanceof JobPlan.Synchronization sync
        ? synchronization.execute(sync, listener)
        : ((JobPlan.Settled) plan).outcome();
  }

  private List<Started> started(PackitEvent event) {
    if (event instanceof ReleasePublished release) {
      return releases.started(release, listener);
    }
    if (event instanceof NewVersions versions) {
      return releases.started(versions, listener);
    }
    if (event instanceof DistGitPush push) {
      return pushes.started(push, listener);
    }
    if (event instanceof PullRequestChanged changed) {
      return trials.started(changed);
    }
    if (event instanceof ScratchBuildChanged build) {
      return trials.started(build);
    }
    if (event instanceof UpdateTested tested) {
      return updatePushes.started(tested);
    }
    if (event instanceof BuildStateChanged build) {
      return downstream.started(build);
    }
    if (event instanceof BuildTagged tagged) {
      return downstream.started(tagged);
    }
    return event instanceof VersionsFound found
        ? foundVersions.started(found, listener)
        : List.of(Bystanders.settled(event));
  }
}
