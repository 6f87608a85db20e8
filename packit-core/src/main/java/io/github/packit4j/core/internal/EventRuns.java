package io.github.packit4j.core.internal;

import io.github.packit4j.core.Approval;
import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.util.List;
import java.util.Optional;

/** What events start: planned, run, or carried out as it was planned. */
public final class EventRuns {

  private final Releases releases;
  private final Pushes pushes;
  private final Downstream downstream;
  private final Synchronization synchronization;
  private final Commands commands;
  private final Gate gate;
  private final WorkflowListener listener;

  /**
   * Creates the runs.
   *
   * @param releases the way of releases
   * @param pushes what pushes start
   * @param downstream the ways of builds and updates
   * @param synchronization the way back upstream
   * @param commands the way of comments
   * @param approval may say no to what is planned
   * @param listener is told of each step
   */
  public EventRuns(
      Releases releases,
      Pushes pushes,
      Downstream downstream,
      Synchronization synchronization,
      Commands commands,
      Optional<Approval> approval,
      WorkflowListener listener) {
    this.releases = releases;
    this.pushes = pushes;
    this.downstream = downstream;
    this.synchronization = synchronization;
    this.commands = commands;
    this.gate = new Gate(approval);
    this.listener = listener;
  }

  /**
   * Plans what an event starts.
   *
   * @param event the event
   * @return the plan
   */
  public EventPlan plan(PackitEvent event) {
    return new EventPlan(
        event,
        event instanceof CommentPosted comment
            ? commands.plan(comment, listener)
            : started(event).stream().flatMap(job -> job.plan().stream()).toList());
  }

  /**
   * Runs what an event starts.
   *
   * @param event the event
   * @return what became of it
   */
  public EventReport handle(PackitEvent event) {
    return new EventReport(
        event,
        event instanceof CommentPosted comment
            ? commands.handle(comment, gate, listener)
            : started(event).stream().flatMap(job -> job.run(gate).stream()).toList());
  }

  /**
   * Carries out what was planned.
   *
   * @param plan the plan
   * @return what became of it
   */
  public EventReport execute(EventPlan plan) {
    return new EventReport(
        plan.event(),
        plan.event() instanceof CommentPosted comment
            ? commands.execute(comment, plan.jobs(), this::execute)
            : plan.jobs().stream().map(this::execute).toList());
  }

  private JobOutcome execute(JobPlan plan) {
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
    return event instanceof BuildStateChanged build
        ? downstream.started(build)
        : downstream.started((BuildTagged) event);
  }
}
