package io.github.packit4j.bot.journal;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.EventHandling;
import io.github.packit4j.bot.Fingerprint;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.MovedException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Plans an event before anything is done, keeps the plan for the page, and lets it wait where
 * people are to decide: the event is done then, and handled again once somebody has agreed. A plan
 * is approved as a whole, and what was looked at is what is carried out.
 *
 * <p>The {@link io.github.packit4j.core.Approval} of a workflow is for a program that knows the
 * answer at once; people take their time, and a bot may be stopped meanwhile.
 */
public final class PlanReview implements EventHandling {

  private final ReleaseWorkflow workflow;
  private final Plans plans;
  private final Predicate<JobPlan> asks;

  /**
   * Creates the handling.
   *
   * @param workflow plans and does the work
   * @param database keeps the plans
   * @param asks tells which jobs people decide on; not asked about one that changes nothing
   */
  public PlanReview(ReleaseWorkflow workflow, Database database, Predicate<JobPlan> asks) {
    this.workflow = workflow;
    this.plans = new Plans(database);
    this.asks = asks;
  }

  @Override
  public EventReport handle(PackitEvent event) {
    String id = Fingerprint.ofWhatHappened(event);
    Optional<PlanEntry> known = plans.of(id);
    Optional<EventPlan> decided =
        known
            .filter(plan -> plan.state() == State.APPROVED || plan.state() == State.DECLINED)
            .flatMap(PlanEntry::read);
    if (decided.isEmpty()) {
      return planned(event, id, known.filter(plan -> plan.decided().isPresent()));
    }
    return known.orElseThrow().state() == State.DECLINED
        ? notApproved(event, decided.get(), "Somebody has declined the plan.")
        : approved(event, known.orElseThrow(), decided.get());
  }

  /** The plan may have been made for another event that tells of the same. */
  private EventReport approved(PackitEvent event, PlanEntry entry, EventPlan plan) {
    EventReport report = new EventReport(event, workflow.execute(plan).outcomes());
    if (report.succeeded() || !report.retryable() || hasMoved(report)) {
      plans.carriedOut(entry);
    }
    return report;
  }

  /** A plan that has moved never holds again; the event is tried again with a new one. */
  private static boolean hasMoved(EventReport report) {
    return report.outcomes().stream()
        .flatMap(PlanReview::causes)
        .anyMatch(MovedException.class::isInstance);
  }

  private static Stream<RuntimeException> causes(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Failed failed) {
      return Stream.of(failed.cause());
    }
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().failures().stream().map(BranchResult.Failed::cause);
    }
    return outcome instanceof JobOutcome.Synchronized sync
            && sync.result() instanceof BranchResult.Failed failed
        ? Stream.of(failed.cause())
        : Stream.empty();
  }

  private EventReport planned(PackitEvent event, String id, Optional<PlanEntry> agreed) {
    EventPlan plan = workflow.plan(event);
    if (agreed.filter(before -> before.print().equals(Plans.print(plan))).isPresent()) {
      return workflow.execute(plan);
    }
    boolean waits = plan.jobs().stream().anyMatch(job -> !job.changesNothing() && asks.test(job));
    boolean kept =
        plan.changesNothing() || plans.keep(id, plan, waits ? State.WAITING : State.DONE);
    if (!waits) {
      return workflow.execute(plan);
    }
    return notApproved(
        event,
        plan,
        kept
            ? "The plan waits until somebody approves it."
            : "The plan is too large to wait until somebody approves it.");
  }

  private static EventReport notApproved(PackitEvent event, EventPlan plan, String why) {
    return new EventReport(event, plan.jobs().stream().map(job -> notApproved(job, why)).toList());
  }

  private static JobOutcome notApproved(JobPlan job, String why) {
    return job instanceof JobPlan.Settled settled
        ? settled.outcome()
        : new NotRun(job.job(), job.packageName(), Reason.NOT_APPROVED, why);
  }

  /** Somebody may have agreed between the plan and the end of its event. */
  @Override
  public boolean overtaken(EventReport report) {
    return report.outcomes().stream().anyMatch(PlanReview::waits)
        && plans
            .of(Fingerprint.ofWhatHappened(report.event()))
            .filter(plan -> plan.state() == State.APPROVED)
            .isPresent();
  }

  private static boolean waits(JobOutcome outcome) {
    return outcome instanceof NotRun not && not.reason() == Reason.NOT_APPROVED;
  }

  @Override
  public void reportFailures(EventReport report) {
    workflow.reportFailures(report);
  }
}
