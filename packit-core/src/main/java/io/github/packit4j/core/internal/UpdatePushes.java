package io.github.packit4j.core.internal;

import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.PushRequest;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.internal.execute.StablePushes;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.koji.model.Nvr;
import java.util.List;

/** The way of updates that were tested enough to be stable. */
public final class UpdatePushes {

  private static final String COMMAND = "push-updates";

  private final StablePushes pushes;
  private final String account;
  private final boolean byEvent;
  private final PackageWork work;
  private final WorkflowListener listener;

  /**
   * Creates the way.
   *
   * @param pushes asks Bodhi for pushes
   * @param account the workflow's own account
   * @param byEvent whether an event starts them
   * @param work keeps others from a package from the look at its updates on
   * @param listener is told of each update
   */
  public UpdatePushes(
      StablePushes pushes,
      String account,
      boolean byEvent,
      PackageWork work,
      WorkflowListener listener) {
    this.pushes = pushes;
    this.account = account;
    this.byEvent = byEvent;
    this.work = work;
    this.listener = listener;
  }

  /**
   * Finds what a tested update starts.
   *
   * @param event the update
   * @return its push
   */
  public List<Started> started(UpdateTested event) {
    String packageName = Nvr.parse(event.builds().get(0)).name();
    if (!byEvent) {
      return not(
          packageName,
          Reason.NOT_PUSHED_HERE,
          "the update %s is left to Bodhi and to people".formatted(event.alias()));
    }
    if (!event.user().equals(account)) {
      return not(
          packageName,
          Reason.FOREIGN_UPDATE,
          "the update %s is one of %s".formatted(event.alias(), event.user()));
    }
    return List.of(
        new StartedStep(
            JobType.BODHI_UPDATE,
            Step.STABLE_PUSH,
            new Steps(packageName, event.alias(), listener),
            packageName,
            () -> planOwn(packageName, pushes.find(event.alias())),
            gate ->
                alone(
                    packageName,
                    () -> {
                      Update update = pushes.find(event.alias());
                      return run(planOwn(packageName, update), update, gate);
                    })));
  }

  /** Whose an update is Bodhi knows; a message may say anything. */
  private JobPlan planOwn(String packageName, Update update) {
    pushes.requireBuildOf(packageName, update);
    return update
        .user()
        .filter(user -> !user.name().equals(account))
        .<JobPlan>map(user -> new JobPlan.Settled(foreign(packageName, update, user.name())))
        .orElseGet(() -> pushes.plan(packageName, update));
  }

  private static JobOutcome foreign(String packageName, Update update, String owner) {
    return new JobOutcome.NotRun(
        COMMAND,
        packageName,
        Reason.FOREIGN_UPDATE,
        "the update %s is one of %s".formatted(update.alias(), owner));
  }

  private <T> T alone(String packageName, PackageWork.Work<T, RuntimeException> pushing) {
    return work.alone(List.of(packageName), pushing);
  }

  private static List<Started> not(String packageName, Reason reason, String message) {
    return List.of(Started.settled(new JobOutcome.NotRun(COMMAND, packageName, reason, message)));
  }

  private JobOutcome run(JobPlan plan, Update update, Gate gate) {
    return gate.pass(
        plan,
        justPlanned ->
            justPlanned
                ? pushes.execute((JobPlan.Push) plan, update)
                : pushes.execute((JobPlan.Push) plan));
  }

  /**
   * Does what a caller asks for. A refusal of one update does not keep the others.
   *
   * @param request the request
   * @return what became of each update
   */
  public List<JobOutcome> push(PushRequest request) {
    return alone(
        request.packageName(),
        () -> pushes.wanted(request).stream().map(update -> push(request, update)).toList());
  }

  private JobOutcome push(PushRequest request, Update update) {
    return StartedStep.run(
        JobType.BODHI_UPDATE,
        Step.STABLE_PUSH,
        new Steps(request.packageName(), update.alias(), listener),
        request.packageName(),
        () -> run(pushes.plan(request.packageName(), update), update, Gate.open()));
  }

  /**
   * Carries out a plan, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Push plan) {
    return StartedStep.run(
        JobType.BODHI_UPDATE,
        Step.STABLE_PUSH,
        new Steps(plan.packageName(), plan.branch(), listener),
        plan.packageName(),
        () -> alone(plan.packageName(), () -> pushes.execute(plan)));
  }
}
