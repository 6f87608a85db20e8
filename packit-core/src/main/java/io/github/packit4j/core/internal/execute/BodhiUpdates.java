package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.UpdateBranch;
import io.github.packit4j.core.internal.job.UpdateJob;
import io.github.packit4j.core.internal.work.PackageWork;
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
  private final NewerUpdates newerUpdates;

  /**
   * Creates the updates.
   *
   * @param client where updates are created; without it none can be
   * @param koji where epochs and the changes since the last update are read, if anywhere
   * @param wait how to wait until Bodhi takes a build; empty for the client's own way
   * @param work keeps others from a package while its update is created
   */
  public BodhiUpdates(
      Optional<BodhiClient> client,
      Optional<KojiClient> koji,
      Optional<RetryPolicy> wait,
      PackageWork work) {
    this.client = client;
    this.koji = koji;
    this.wait = wait;
    this.work = work;
    this.newerUpdates = new NewerUpdates(koji);
  }

  /**
   * Plans an update of a build.
   *
   * @param job the build
   * @return the update; or the one that is there, or why it stays withdrawn
   */
  public JobPlan plan(UpdateJob job) {
    Optional<Update> existing = bodhi().updates().ofBuild(job.nvr());
    if (existing.isPresent()) {
      return new JobPlan.Settled(
          present(job.packageName(), job.branch().name(), job.nvr(), existing.get()));
    }
    UpdateNotes notes =
        new AutomaticNotes(koji).of(Map.of(job.packageName(), job.nvr()), job.branch());
    JobPlan.Update plan =
        new JobPlan.Update(
            job.packageName(),
            job.branch().name(),
            job.branch().release().map(DistroRelease::name),
            List.of(job.nvr()),
            Optional.empty(),
            notes.text(),
            notes.bugs(),
            NewUpdates.parameters(job.settings()));
    NewUpdates.requirePossible(plan);
    return plan;
  }

  /**
   * Plans an update of the latest build of a branch, of those that wait for one.
   *
   * @param wanted the branch
   * @return as {@link #plan}, or that no build waits
   */
  public JobPlan planLatest(UpdateBranch wanted) {
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
        .map(build -> plan(wanted.of(build.nvr().toString())))
        .orElseGet(
            () ->
                new JobPlan.Settled(
                    new JobOutcome.NotRun(
                        JobType.BODHI_UPDATE.key(),
                        wanted.packageName(),
                        Reason.NO_BUILD,
                        "no build of %s is tagged with %s, where those are that wait for an update"
                            .formatted(wanted.packageName(), tag))));
  }

  /**
   * Sees to it that a build is in an update.
   *
   * @param plan the update
   * @param justPlanned whether the build was in none a moment ago
   * @return the update that was created, or that is there, or why it stays withdrawn
   */
  public JobOutcome execute(JobPlan.Update plan, boolean justPlanned) {
    // Bodhi itself would take the build of an update that was revoked meanwhile.
    Optional<Update> existing =
        justPlanned ? Optional.empty() : bodhi().updates().ofBuild(build(plan));
    if (existing.isPresent()) {
      return present(plan, existing.get());
    }
    try {
      UpdateOutcome outcome = submit(plan);
      return outcome instanceof UpdateOutcome.Created created
          ? new JobOutcome.UpdateCreated(
              plan.packageName(),
              plan.branch(),
              plan.builds(),
              created.update().alias(),
              created.update().url().orElseThrow())
          : present(plan, outcome.update());
    } catch (OvertakenException e) {
      return new JobOutcome.NotRun(
          plan.job(),
          plan.packageName(),
          Reason.NEWER_UPDATE,
          "the update %s of %s has %s, which is newer than %s"
              .formatted(e.newer.update().alias(), plan.branch(), e.newer.nvr(), build(plan)));
    } catch (UpdateExistsException e) {
      return present(plan, e.existing().orElseThrow(() -> e));
    }
  }

  private static String build(JobPlan.Update plan) {
    return plan.builds().get(0);
  }

  private BodhiClient bodhi() {
    return client.orElseThrow(
        () ->
            new MissingSettingException(
                "An update in Bodhi", "ReleaseWorkflow.builder().bodhi(...)"));
  }

  /**
   * Koji announces a build before it is tagged, and Bodhi refuses it until then: this waits, but
   * keeps nobody else from the package meanwhile.
   */
  private UpdateOutcome submit(JobPlan.Update plan) {
    BodhiClient bodhi = bodhi();
    try {
      return wait.map(policy -> UpdateSubmission.of(bodhi, policy))
          .orElseGet(() -> UpdateSubmission.of(bodhi))
          .within(
              attempt ->
                  work.alone(
                      List.of(plan.packageName()),
                      () -> {
                        // Each time: a newer build may have come during the wait.
                        requireNewest(bodhi, plan);
                        UpdateOutcome outcome = attempt.run();
                        if (outcome instanceof UpdateOutcome.Created created) {
                          withdrawIfOvertaken(bodhi, plan, created.update().alias());
                        }
                        return outcome;
                      }))
          .submit(NewUpdates.of(plan));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until Bodhi takes %s. Handle the event again."
              .formatted(plan.builds()),
          e);
    }
  }

  /**
   * Another run may have created the update of a newer build at the same moment. Bodhi makes older
   * updates obsolete only when a newer one is created, and not the other way round.
   */
  private void withdrawIfOvertaken(BodhiClient bodhi, JobPlan.Update plan, String alias) {
    Optional<NewerUpdates.Newer> newer;
    try {
      newer = newerUpdates.than(bodhi, plan.release(), build(plan));
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

  private void requireNewest(BodhiClient bodhi, JobPlan.Update plan) {
    Optional<NewerUpdates.Newer> newer = newerUpdates.than(bodhi, plan.release(), build(plan));
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

  private static JobOutcome present(JobPlan.Update plan, Update update) {
    return present(plan.packageName(), plan.branch(), build(plan), update);
  }

  /** What people or Bodhi have withdrawn is not created again. */
  private static JobOutcome present(String packageName, String branch, String nvr, Update update) {
    return update.isActive()
        ? new JobOutcome.UpdatePresent(packageName, branch, List.of(nvr), update.alias())
        : new JobOutcome.NotRun(
            JobType.BODHI_UPDATE.key(),
            packageName,
            Reason.UPDATE_WITHDRAWN,
            "the update %s of %s is %s".formatted(update.alias(), nvr, update.status().key()));
  }
}
