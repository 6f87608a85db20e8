package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.NewUpdate;
import io.github.packit4j.bodhi.Update;
import io.github.packit4j.bodhi.UpdateExistsException;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.PackageWork;
import io.github.packit4j.core.internal.Steps;
import io.github.packit4j.core.internal.job.OwnSideTag;
import io.github.packit4j.core.internal.job.SideTagGroup;
import io.github.packit4j.core.internal.job.UpdateBranch;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.KojiNotFoundException;
import io.github.packit4j.koji.Nvr;
import io.github.packit4j.koji.TaggedBuild;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Makes the updates of side-tag groups: one of each side tag, once all that a job depends on is in
 * it, with the builds of the job's package and of those. Builds that come later are added to the
 * update as long as it takes any. A build that is no newer than the stable one was tagged by hand
 * to build the others with, and is not in the update.
 */
public final class GroupUpdates {

  private final Optional<BodhiClient> client;
  private final Optional<KojiClient> koji;
  private final Optional<RetryPolicy> wait;
  private final GroupSideTags sideTags;
  private final PackageWork work;
  private final WorkflowListener listener;
  private final NewerUpdates newerUpdates;

  /**
   * Creates the updates.
   *
   * @param client where updates are made; without it none can be
   * @param koji where the builds are
   * @param wait how to wait until Bodhi takes a build; empty for the client's own way
   * @param sideTags the side tags of groups
   * @param work keeps others from the side tags of a branch while an update is made
   * @param listener is told of each update
   */
  public GroupUpdates(
      Optional<BodhiClient> client,
      Optional<KojiClient> koji,
      Optional<RetryPolicy> wait,
      GroupSideTags sideTags,
      PackageWork work,
      WorkflowListener listener) {
    this.client = client;
    this.koji = koji;
    this.wait = wait;
    this.sideTags = sideTags;
    this.work = work;
    this.listener = listener;
    this.newerUpdates = new NewerUpdates(koji);
  }

  /**
   * Sees to it that what is in a side tag is in its update.
   *
   * @param job the job
   * @param group its group
   * @param tag the side tag
   * @return the update, or why there is none yet, or no more
   */
  public JobOutcome run(UpdateBranch job, SideTagGroup group, OwnSideTag tag) {
    return told(job, group, () -> sideTags.content(tag.name()));
  }

  /**
   * The same for the side tag that the group has now.
   *
   * @param job the job
   * @param group its group
   * @return as {@link #run(UpdateBranch, SideTagGroup, OwnSideTag)}
   */
  public JobOutcome run(UpdateBranch job, SideTagGroup group) {
    return told(job, group, () -> sideTags.latest(group.name(), job.branch()));
  }

  private JobOutcome told(
      UpdateBranch job, SideTagGroup group, Supplier<Optional<SideTagContent>> tag) {
    return new Steps(job.packageName(), job.branch().name(), listener)
        .told(Step.BODHI_UPDATE, () -> settle(job, group, tag), GroupUpdates::describe);
  }

  private static Steps.Done describe(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.UpdateCreated created) {
      return Steps.Done.of("created " + created.alias());
    }
    if (outcome instanceof JobOutcome.UpdateEdited edited) {
      return Steps.Done.of("edited " + edited.alias());
    }
    return Steps.Done.of(
        outcome instanceof JobOutcome.UpdatePresent present
            ? "there already: " + present.alias()
            : ((JobOutcome.NotRun) outcome).message());
  }

  /**
   * Looks again after each change: what somebody else tags, or puts into the update, meanwhile is
   * never replaced by what was there before.
   */
  private JobOutcome settle(
      UpdateBranch job, SideTagGroup group, Supplier<Optional<SideTagContent>> tag) {
    Optional<JobOutcome> done = Optional.empty();
    Decision decision = decide(job, group, tag);
    while (decision instanceof Decision.Submit submit) {
      done = submit(job, submit, () -> decide(job, group, tag));
      Decision next = decide(job, group, tag);
      if (done.isPresent() && next.equals(decision)) {
        return done.get();
      }
      decision = next;
    }
    JobOutcome settled = ((Decision.Settled) decision).outcome();
    return done.filter(made -> settled instanceof JobOutcome.UpdatePresent).orElse(settled);
  }

  /** What a side tag asks for at a moment. */
  private sealed interface Decision {

    record Submit(String tag, Map<String, String> builds) implements Decision {}

    record Settled(JobOutcome outcome) implements Decision {}
  }

  private Decision decide(
      UpdateBranch job, SideTagGroup group, Supplier<Optional<SideTagContent>> tag) {
    return tag.get()
        .map(content -> decide(job, group, content))
        .orElseGet(
            () ->
                not(
                    job,
                    Reason.NO_SIDE_TAG,
                    "the group %s has no side tag for %s"
                        .formatted(group.name(), job.branch().name())));
  }

  private Decision decide(UpdateBranch job, SideTagGroup group, SideTagContent content) {
    return withdrawn(job, content)
        .or(() -> missing(job, group, content))
        .orElseGet(() -> complete(job, group, content));
  }

  private static Optional<Decision> missing(
      UpdateBranch job, SideTagGroup group, SideTagContent content) {
    Set<String> missing = needed(job, group);
    missing.removeAll(content.newest().keySet());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            not(
                job,
                Reason.MISSING_DEPENDENCIES,
                "%s of the side-tag group %s is not in %s yet"
                    .formatted(String.join(", ", missing), group.name(), content.name())));
  }

  private static Set<String> needed(UpdateBranch job, SideTagGroup group) {
    Set<String> needed = new TreeSet<>(group.dependencies());
    needed.add(job.packageName());
    return needed;
  }

  private Decision complete(UpdateBranch job, SideTagGroup group, SideTagContent content) {
    Map<String, SideTagContent.Build> builds = content.newest();
    builds.keySet().retainAll(needed(job, group));
    Map<String, String> wanted = newerThanStable(content.name(), builds);
    return content
        .update()
        .flatMap(
            update ->
                present(job, content, update, wanted)
                    .or(() -> takenOut(job, content, update, wanted)))
        .or(() -> wanted.isEmpty() ? Optional.of(nothingNew(job, content)) : Optional.empty())
        .or(() -> overtaken(job, wanted))
        .orElseGet(() -> new Decision.Submit(content.name(), wanted));
  }

  /** What people or Bodhi have withdrawn is neither edited nor made again. */
  private static Optional<Decision> withdrawn(UpdateBranch job, SideTagContent content) {
    return content
        .update()
        .filter(update -> !update.isActive())
        .map(
            update ->
                new Decision.Settled(withdrawn(job, "the side tag " + content.name(), update)));
  }

  private static JobOutcome withdrawn(UpdateBranch job, String of, Update update) {
    return new JobOutcome.NotRun(
        JobType.BODHI_UPDATE.key(),
        job.packageName(),
        Reason.UPDATE_WITHDRAWN,
        "the update %s of %s is %s".formatted(update.alias(), of, update.status().key()));
  }

  private static Optional<Decision> present(
      UpdateBranch job, SideTagContent content, Update update, Map<String, String> wanted) {
    if (update.holds(wanted.values())) {
      return Optional.of(
          new Decision.Settled(
              new JobOutcome.UpdatePresent(
                  job.packageName(),
                  job.branch().name(),
                  List.copyOf(wanted.values()),
                  update.alias())));
    }
    return content.isUsedUp()
        ? Optional.of(
            not(
                job,
                Reason.SIDE_TAG_USED,
                "the update %s of the side tag %s is %s; %s need another side tag"
                    .formatted(
                        update.alias(),
                        content.name(),
                        update.status().key(),
                        String.join(", ", wanted.values()))))
        : Optional.empty();
  }

  /** Bodhi edits an update only with builds that are in its side tag, but takes them out itself. */
  private static Optional<Decision> takenOut(
      UpdateBranch job, SideTagContent content, Update update, Map<String, String> wanted) {
    Set<String> edited = new TreeSet<>(wanted.values());
    update.nvrs().stream()
        .filter(nvr -> !wanted.containsKey(Nvr.parse(nvr).name()))
        .forEach(edited::add);
    content.builds().forEach(build -> edited.remove(build.nvr().toString()));
    return edited.isEmpty()
        ? Optional.empty()
        : Optional.of(
            not(
                job,
                Reason.MISSING_DEPENDENCIES,
                "%s of the update %s have to be in %s again before it can be edited"
                    .formatted(String.join(", ", edited), update.alias(), content.name())));
  }

  private static Decision nothingNew(UpdateBranch job, SideTagContent content) {
    return not(
        job,
        Reason.NO_BUILD,
        "no build in %s is newer than the stable one of its package".formatted(content.name()));
  }

  private Optional<Decision> overtaken(UpdateBranch job, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .flatMap(
            build ->
                newerUpdates
                    .than(bodhi(), job.of(build.getValue()))
                    .map(
                        newer ->
                            not(
                                job,
                                Reason.NEWER_UPDATE,
                                "the update %s of %s has %s, which is newer than %s"
                                    .formatted(
                                        newer.update().alias(),
                                        job.branch().name(),
                                        newer.nvr(),
                                        build.getValue())))
                    .stream())
        .findFirst();
  }

  private Map<String, String> newerThanStable(
      String tag, Map<String, SideTagContent.Build> builds) {
    Map<String, String> newer = new TreeMap<>();
    builds.forEach(
        (packageName, build) -> {
          Optional<TaggedBuild> stable = stable(tag, packageName);
          if (stable.isEmpty() || build.isNewerThan(SideTagContent.Build.of(stable.get()))) {
            newer.put(packageName, build.nvr().toString());
          }
        });
    return newer;
  }

  private Optional<TaggedBuild> stable(String tag, String packageName) {
    try {
      return hub().tags().latestStableBuild(tag, packageName);
    } catch (KojiNotFoundException e) {
      // Removed between two questions, as after its update went stable.
      return Optional.empty();
    }
  }

  private static Decision not(UpdateBranch job, Reason reason, String message) {
    return new Decision.Settled(
        new JobOutcome.NotRun(JobType.BODHI_UPDATE.key(), job.packageName(), reason, message));
  }

  /** Gives what was done; empty if the side tag or its update has changed meanwhile. */
  private Optional<JobOutcome> submit(
      UpdateBranch job, Decision.Submit decided, Supplier<Decision> now) {
    NewUpdate update =
        NewUpdates.of(
                decided.builds().values(),
                new AutomaticNotes(koji).of(decided.builds(), job.branch()),
                job.settings().bodhiExtraParams())
            .fromTag(decided.tag())
            .build();
    List<String> builds = List.copyOf(decided.builds().values());
    try {
      return Optional.of(outcome(job, builds, submission(job, decided, now).submit(update)));
    } catch (ChangedException e) {
      return Optional.empty();
    } catch (UpdateExistsException e) {
      // A build was in an update of its own before it was tagged into the side tag.
      return Optional.of(
          e.existing()
              .filter(existing -> !existing.isActive())
              .map(existing -> withdrawn(job, String.join(", ", builds), existing))
              .orElseThrow(() -> e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until Bodhi takes %s. Handle the event again."
              .formatted(builds),
          e);
    }
  }

  private UpdateSubmission submission(
      UpdateBranch job, Decision.Submit decided, Supplier<Decision> now) {
    BodhiClient bodhi = bodhi();
    return wait.map(policy -> UpdateSubmission.of(bodhi, policy))
        .orElseGet(() -> UpdateSubmission.of(bodhi))
        .within(
            attempt ->
                work.alone(
                    List.of(GroupSideTags.lock(job.branch())),
                    () -> {
                      // Each time: another build may have come during the wait.
                      if (!now.get().equals(decided)) {
                        throw new ChangedException();
                      }
                      return attempt.run();
                    }));
  }

  private static JobOutcome outcome(UpdateBranch job, List<String> builds, UpdateOutcome outcome) {
    String branch = job.branch().name();
    Update update = outcome.update();
    if (outcome instanceof UpdateOutcome.Created) {
      return new JobOutcome.UpdateCreated(
          job.packageName(), branch, builds, update.alias(), update.url().orElseThrow());
    }
    return outcome instanceof UpdateOutcome.Edited
        ? new JobOutcome.UpdateEdited(job.packageName(), branch, builds, update.alias())
        : new JobOutcome.UpdatePresent(job.packageName(), branch, builds, update.alias());
  }

  private BodhiClient bodhi() {
    return client.orElseThrow(
        () ->
            new MissingSettingException(
                "An update in Bodhi", "ReleaseWorkflow.builder().bodhi(...)"));
  }

  private KojiClient hub() {
    return koji.orElseThrow(
        () ->
            new MissingSettingException(
                "The update of a side tag", "ReleaseWorkflow.builder().koji(...)"));
  }

  /** The side tag or its update has changed before an attempt. */
  private static final class ChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedException() {
      super("", null, false, false);
    }
  }
}
