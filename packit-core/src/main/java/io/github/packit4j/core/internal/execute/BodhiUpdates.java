package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.BodhiException;
import io.github.packit4j.bodhi.NewUpdate;
import io.github.packit4j.bodhi.Update;
import io.github.packit4j.bodhi.UpdateExistsException;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateRequest;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.PackageWork;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.internal.job.UpdateBranch;
import io.github.packit4j.core.internal.job.UpdateJob;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates updates, unless Bodhi has them already. */
public final class BodhiUpdates {

  private static final Logger LOG = LoggerFactory.getLogger(BodhiUpdates.class);

  private final Optional<BodhiClient> client;
  private final Optional<KojiClient> koji;
  private final Optional<RetryPolicy> wait;
  private final PackageWork work;
  private final WorkflowListener listener;
  private final NewerUpdates newerUpdates;

  /**
   * Creates the updates.
   *
   * @param client where updates are created; without it none can be
   * @param koji where epochs and the changes since the last update are read, if anywhere
   * @param wait how to wait until Bodhi takes a build; empty for the client's own way
   * @param work keeps others from a package while its update is created
   * @param listener is told of each update
   */
  public BodhiUpdates(
      Optional<BodhiClient> client,
      Optional<KojiClient> koji,
      Optional<RetryPolicy> wait,
      PackageWork work,
      WorkflowListener listener) {
    this.client = client;
    this.koji = koji;
    this.wait = wait;
    this.work = work;
    this.listener = listener;
    this.newerUpdates = new NewerUpdates(koji);
  }

  /**
   * Sees to it that a build is in an update.
   *
   * @param job the build
   * @return the update that was created, or that is there, or why it stays withdrawn
   */
  public JobOutcome run(UpdateJob job) {
    return new Steps(job.packageName(), job.branch().name(), listener)
        .told(Step.BODHI_UPDATE, () -> create(job), BodhiUpdates::describe);
  }

  /**
   * Sees to it that the latest build of a branch is in an update, of those that wait for one.
   *
   * @param wanted the branch
   * @return as {@link #run}, or that no build waits
   */
  public JobOutcome runLatest(UpdateBranch wanted) {
    KojiClient hub =
        koji.orElseThrow(
            () ->
                new MissingSettingException(
                    "An update of the latest build", "ReleaseWorkflow.builder().koji(...)"));
    String tag =
        wanted
            .branch()
            .candidateTag()
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "Tried to find the latest build of %s on %s but failed because: the tag of its new builds is not known. Give the release with its candidateTag to ReleaseWorkflow.builder().releases(...)."
                            .formatted(wanted.packageName(), wanted.branch().name())));
    return hub.tags()
        .latestBuild(tag, wanted.packageName())
        .map(build -> run(wanted.of(build.nvr().toString())))
        .orElseGet(
            () ->
                new JobOutcome.NotRun(
                    JobType.BODHI_UPDATE.key(),
                    wanted.packageName(),
                    Reason.NO_BUILD,
                    "no build of %s is tagged with %s, where those are that wait for an update"
                        .formatted(wanted.packageName(), tag)));
  }

  private static Steps.Done describe(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.UpdateCreated created) {
      return Steps.Done.of("created " + created.alias());
    }
    return Steps.Done.of(
        outcome instanceof JobOutcome.UpdatePresent present
            ? "there already: " + present.alias()
            : ((JobOutcome.NotRun) outcome).message());
  }

  private JobOutcome create(UpdateJob job) {
    BodhiClient bodhi =
        client.orElseThrow(
            () ->
                new MissingSettingException(
                    "An update in Bodhi", "ReleaseWorkflow.builder().bodhi(...)"));
    Optional<Update> existing = bodhi.updates().ofBuild(job.nvr());
    if (existing.isPresent()) {
      return present(job, existing.get());
    }
    UpdateNotes notes =
        new AutomaticNotes(koji).of(Map.of(job.packageName(), job.nvr()), job.branch());
    NewUpdate update =
        NewUpdates.of(List.of(job.nvr()), notes, job.settings().bodhiExtraParams()).build();
    try {
      UpdateOutcome outcome = submit(bodhi, job, update);
      return outcome instanceof UpdateOutcome.Created created
          ? new JobOutcome.UpdateCreated(
              job.packageName(),
              job.branch().name(),
              List.of(job.nvr()),
              created.update().alias(),
              created.update().url().orElseThrow())
          : present(job, outcome.update());
    } catch (OvertakenException e) {
      return new JobOutcome.NotRun(
          JobType.BODHI_UPDATE.key(),
          job.packageName(),
          Reason.NEWER_UPDATE,
          "the update %s of %s has %s, which is newer than %s"
              .formatted(e.newer.update().alias(), job.branch().name(), e.newer.nvr(), job.nvr()));
    } catch (UpdateExistsException e) {
      return present(job, e.existing().orElseThrow(() -> e));
    }
  }

  /**
   * Koji announces a build before it is tagged, and Bodhi refuses it until then: this waits, but
   * keeps nobody else from the package meanwhile.
   */
  private UpdateOutcome submit(BodhiClient bodhi, UpdateJob job, NewUpdate update) {
    try {
      return wait.map(policy -> UpdateSubmission.of(bodhi, policy))
          .orElseGet(() -> UpdateSubmission.of(bodhi))
          .within(
              attempt ->
                  work.alone(
                      List.of(job.packageName()),
                      () -> {
                        // Each time: a newer build may have come during the wait.
                        requireNewest(bodhi, job);
                        UpdateOutcome outcome = attempt.run();
                        if (outcome instanceof UpdateOutcome.Created created) {
                          withdrawIfOvertaken(bodhi, job, created.update().alias());
                        }
                        return outcome;
                      }))
          .submit(update);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until Bodhi takes %s. Handle the event again."
              .formatted(update.builds()),
          e);
    }
  }

  /**
   * Another run may have created the update of a newer build at the same moment. Bodhi makes older
   * updates obsolete only when a newer one is created, and not the other way round.
   */
  private void withdrawIfOvertaken(BodhiClient bodhi, UpdateJob job, String alias) {
    Optional<NewerUpdates.Newer> newer;
    try {
      newer = newerUpdates.than(bodhi, job);
      if (newer.isPresent()) {
        bodhi.updates().request(alias, UpdateRequest.REVOKE);
      }
    } catch (BodhiException e) {
      // The update is there, which is worth more than the look.
      LOG.warn("Could not look for an update that is newer than {}", alias, e);
      return;
    }
    if (newer.isPresent()) {
      throw new OvertakenException(newer.get());
    }
  }

  private void requireNewest(BodhiClient bodhi, UpdateJob job) {
    Optional<NewerUpdates.Newer> newer = newerUpdates.than(bodhi, job);
    if (newer.isPresent()) {
      throw new OvertakenException(newer.get());
    }
  }

  /** Carries what overtook a build out of an attempt to submit it. */
  private static final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient NewerUpdates.Newer newer;

    OvertakenException(NewerUpdates.Newer newer) {
      super(newer.nvr(), null, false, false);
      this.newer = newer;
    }
  }

  /** What people or Bodhi have withdrawn is not created again. */
  private static JobOutcome present(UpdateJob job, Update update) {
    String nvr = job.nvr();
    return update.isActive()
        ? new JobOutcome.UpdatePresent(
            job.packageName(), job.branch().name(), List.of(nvr), update.alias())
        : new JobOutcome.NotRun(
            JobType.BODHI_UPDATE.key(),
            job.packageName(),
            Reason.UPDATE_WITHDRAWN,
            "the update %s of %s is %s".formatted(update.alias(), nvr, update.status().key()));
  }
}
