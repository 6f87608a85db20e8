package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.NewUpdate;
import io.github.packit4j.bodhi.Update;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.UpdateType;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.Parameters;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.internal.job.UpdateJob;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates updates, unless Bodhi has them already. */
public final class BodhiUpdates {

  private final Optional<BodhiClient> client;
  private final Optional<KojiClient> koji;
  private final Optional<RetryPolicy> wait;
  private final WorkflowListener listener;

  /**
   * Creates the updates.
   *
   * @param client where updates are created; without it none can be
   * @param koji where the changes since the last update are read, if anywhere
   * @param wait how to wait until Bodhi takes a build; empty for the client's own way
   * @param listener is told of each update
   */
  public BodhiUpdates(
      Optional<BodhiClient> client,
      Optional<KojiClient> koji,
      Optional<RetryPolicy> wait,
      WorkflowListener listener) {
    this.client = client;
    this.koji = koji;
    this.wait = wait;
    this.listener = listener;
  }

  /**
   * Sees to it that a build is in an update.
   *
   * @param job the build
   * @return the update that was created, or that is there
   */
  public JobOutcome run(UpdateJob job) {
    return new Steps(job.packageName(), job.branch().name(), listener)
        .told(Step.BODHI_UPDATE, () -> create(job), BodhiUpdates::describe);
  }

  private static Steps.Done describe(JobOutcome outcome) {
    return Steps.Done.of(
        outcome instanceof JobOutcome.UpdateCreated created
            ? "created " + created.alias()
            : "there already: " + ((JobOutcome.UpdatePresent) outcome).alias());
  }

  private JobOutcome create(UpdateJob job) {
    BodhiClient bodhi =
        client.orElseThrow(
            () ->
                new MissingSettingException(
                    "An update in Bodhi", "ReleaseWorkflow.builder().bodhi(...)"));
    BuildStateChanged build = job.build();
    String packageName = job.packageName();
    ReleaseBranch branch = job.branch();
    Optional<Update> existing = bodhi.updates().ofBuild(build.nvr()).filter(Update::isActive);
    if (existing.isPresent()) {
      return present(build, packageName, branch, existing.get());
    }
    UpdateNotes notes = new AutomaticNotes(koji).of(packageName, build.nvr(), branch);
    // The configured parameters are the base; what follows them wins.
    NewUpdate update =
        NewUpdate.builder()
            .type(UpdateType.ENHANCEMENT)
            .bugs(notes.bugs())
            .extraParams(present(job.settings().bodhiExtraParams()))
            .builds(List.of(build.nvr()))
            .notes(notes.text())
            .build();
    UpdateOutcome outcome = submit(bodhi, update);
    return outcome instanceof UpdateOutcome.Created created
        ? new JobOutcome.UpdateCreated(
            packageName,
            branch.name(),
            build.nvr(),
            created.update().alias(),
            created.update().url().orElseThrow())
        : present(build, packageName, branch, outcome.update());
  }

  /** Koji announces a build before it is tagged, and Bodhi refuses it until then: this waits. */
  private UpdateOutcome submit(BodhiClient bodhi, NewUpdate update) {
    try {
      return wait.map(policy -> UpdateSubmission.of(bodhi, policy))
          .orElseGet(() -> UpdateSubmission.of(bodhi))
          .submit(update);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until Bodhi takes %s. Handle the event again."
              .formatted(update.builds()),
          e);
    }
  }

  /** A parameter that is null was switched off on the way from the top level to the job. */
  private static Map<String, Object> present(Parameters parameters) {
    Map<String, Object> present = new LinkedHashMap<>();
    parameters
        .values()
        .forEach(
            (name, value) -> {
              if (value != null) {
                present.put(name, value);
              }
            });
    return present;
  }

  private static JobOutcome present(
      BuildStateChanged build, String packageName, ReleaseBranch branch, Update update) {
    return new JobOutcome.UpdatePresent(packageName, branch.name(), build.nvr(), update.alias());
  }
}
