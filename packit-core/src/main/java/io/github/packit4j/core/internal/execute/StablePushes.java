package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.PushOutcome;
import io.github.packit4j.bodhi.StablePush;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.PushRequest;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.koji.model.Nvr;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks Bodhi to push updates to stable that were tested enough, each once. */
public final class StablePushes {

  private static final String COMMAND = "push-updates";

  private final Optional<BodhiClient> client;
  private final Clock clock;

  /**
   * Creates the pushes.
   *
   * @param client where updates are; without it none can be pushed
   * @param clock tells how long updates have been in testing
   */
  public StablePushes(Optional<BodhiClient> client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Finds what is to be pushed.
   *
   * @param request the request
   * @return the updates as they are now, newest first
   */
  public List<Update> wanted(PushRequest request) {
    if (request.alias().isPresent()) {
      Update update = find(request.alias().get());
      requireBuildOf(request.packageName(), update);
      return List.of(update);
    }
    return bodhi()
        .updates()
        .list(
            UpdateQuery.builder()
                .addPackages(request.packageName())
                .addStatuses(UpdateStatus.TESTING)
                .build())
        .toList();
  }

  /**
   * Refuses an update of other packages.
   *
   * @param packageName the package that it is to be pushed for
   * @param update the update
   * @throws WorkflowException if it has no build of the package
   */
  public void requireBuildOf(String packageName, Update update) {
    if (update.nvrs().stream().noneMatch(nvr -> Nvr.parse(nvr).name().equals(packageName))) {
      throw new WorkflowException(
          "The update %s has no build of %s, but %s."
              .formatted(update.alias(), packageName, update.nvrs()));
    }
  }

  /**
   * Finds an update.
   *
   * @param alias its alias
   * @return the update as it is now
   * @throws WorkflowException if there is none
   */
  public Update find(String alias) {
    return bodhi()
        .updates()
        .find(alias)
        .orElseThrow(
            () -> new WorkflowException("Bodhi has no update %s to push.".formatted(alias)));
  }

  /**
   * Plans the push of an update.
   *
   * @param packageName the package that it is pushed for
   * @param update the update as it is now
   * @return the push; or that it is stable, or what keeps it
   */
  public JobPlan plan(String packageName, Update update) {
    String branch = branch(update);
    if (update.status() == UpdateStatus.STABLE
        || update.request().equals(Optional.of(UpdateRequest.STABLE))) {
      return new JobPlan.Settled(new JobOutcome.StablePresent(packageName, branch, update.alias()));
    }
    if (!update.isActive()) {
      return not(
          packageName,
          Reason.UPDATE_WITHDRAWN,
          "the update %s is %s".formatted(update.alias(), update.status().key()));
    }
    return StablePush.of(bodhi(), clock)
        .whatKeeps(update)
        .map(
            kept ->
                not(
                    packageName,
                    Reason.UPDATE_NOT_READY,
                    "the update %s is not pushed: %s".formatted(update.alias(), kept.reason())))
        .orElseGet(() -> new JobPlan.Push(packageName, branch, update.alias(), update.nvrs()));
  }

  private static String branch(Update update) {
    return update.release().map(Release::branch).orElse("");
  }

  private static JobPlan not(String packageName, Reason reason, String message) {
    return new JobPlan.Settled(new JobOutcome.NotRun(COMMAND, packageName, reason, message));
  }

  /**
   * Sees to it that an update is pushed, as it was a moment ago. Nobody else works on the package
   * since it was looked at.
   *
   * @param plan the push
   * @param update the update that it was planned with
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Push plan, Update update) {
    PushOutcome outcome = StablePush.of(bodhi(), clock).push(update);
    if (outcome instanceof PushOutcome.Refused refused) {
      throw refused.cause();
    }
    return new JobOutcome.StableRequested(plan.packageName(), plan.branch(), plan.alias());
  }

  /**
   * Sees to it that an update is pushed, if it still may be.
   *
   * @param plan the push
   * @return what became of it
   * @throws MovedException if it has other builds by now
   */
  public JobOutcome execute(JobPlan.Push plan) {
    Update update = find(plan.alias());
    JobPlan now = plan(plan.packageName(), update);
    if (now instanceof JobPlan.Settled settled) {
      return settled.outcome();
    }
    if (!now.equals(plan)) {
      throw new MovedException(
          "The update %s was to be pushed with %s and has %s by now. Make a new plan."
              .formatted(plan.alias(), plan.builds(), update.nvrs()));
    }
    return execute(plan, update);
  }

  private BodhiClient bodhi() {
    return client.orElseThrow(
        () ->
            new MissingSettingException(
                "A push of updates", "ReleaseWorkflow.builder().bodhi(...)"));
  }
}
