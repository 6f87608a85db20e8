package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.OwnSideTag;
import io.github.packit4j.core.internal.job.SideTagGroup;
import io.github.packit4j.core.internal.job.UpdateBranch;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaggedBuild;
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
  private final NewerUpdates newerUpdates;

  /**
   * Creates the updates.
   *
   * @param client where updates are made; without it none can be
   * @param koji where the builds are
   * @param wait how to wait until Bodhi takes a build; empty for the client's own way
   * @param sideTags the side tags of groups
   * @param work keeps others from the side tags of a branch while an update is made
   */
  public GroupUpdates(
      Optional<BodhiClient> client,
      Optional<KojiClient> koji,
      Optional<RetryPolicy> wait,
      GroupSideTags sideTags,
      PackageWork work) {
    this.client = client;
    this.koji = koji;
    this.wait = wait;
    this.sideTags = sideTags;
    this.work = work;
    this.newerUpdates = new NewerUpdates(koji);
  }

  /**
   * Plans the update of what is in a side tag.
   *
   * @param job the job
   * @param group its group
   * @param tag the side tag; empty for the one that the group has now
   * @return the update; or the one that is there, or why there is none yet, or no more
   */
  public JobPlan plan(UpdateBranch job, SideTagGroup group, Optional<OwnSideTag> tag) {
    Decision decision = decide(job, group, content(job, group, tag));
    return decision instanceof Decision.Submit submit
        ? planned(job, group, submit)
        : new JobPlan.Settled(((Decision.Settled) decision).outcome());
  }

  /**
   * Sees to it that what is in a side tag is in its update. Looks again after each change: what
   * somebody else tags, or puts into the update, meanwhile is never replaced by what was there
   * before.
   *
   * @param job the job
   * @param group its group
   * @param tag the side tag; empty for the one that the group has now
   * @param gate lets each change through
   * @return the update, or why there is none yet, or no more
   */
  public JobOutcome run(UpdateBranch job, SideTagGroup group, Optional<OwnSideTag> tag, Gate gate) {
    Supplier<Decision> now = () -> decide(job, group, content(job, group, tag));
    Optional<JobOutcome> done = Optional.empty();
    Decision decision = now.get();
    while (decision instanceof Decision.Submit decided) {
      JobPlan.Update plan = planned(job, group, decided);
      try {
        done = Optional.of(gate.pass(plan, justPlanned -> submit(plan, decided, now)));
      } catch (MovedException e) {
        done = Optional.empty();
      }
      if (done.isPresent() && done.get() instanceof JobOutcome.NotRun) {
        return done.get();
      }
      Decision next = now.get();
      if (done.isPresent() && next.equals(decision)) {
        return done.get();
      }
      decision = next;
    }
    JobOutcome settled = ((Decision.Settled) decision).outcome();
    return done.filter(made -> settled instanceof JobOutcome.UpdatePresent).orElse(settled);
  }

  /**
   * Sees to it that an update is as it was planned.
   *
   * @param plan the update
   * @return the update, or why there is none any more
   * @throws MovedException if the side tag asks for another one by now
   */
  public JobOutcome execute(JobPlan.Update plan) {
    JobPlan.SideTag sideTag = plan.sideTag().orElseThrow();
    Wanted wanted = Wanted.of(plan, sideTag.group());
    Supplier<Decision> now = () -> decide(wanted, sideTags.content(sideTag.name()));
    if (now.get() instanceof Decision.Settled settled) {
      return settled.outcome();
    }
    return submit(plan, Decision.Submit.of(plan, sideTag), now);
  }

  private Optional<SideTagContent> content(
      UpdateBranch job, SideTagGroup group, Optional<OwnSideTag> tag) {
    return tag.isPresent()
        ? sideTags.content(tag.get().name())
        : sideTags.latest(group.name(), job.branch().kojiTarget());
  }

  private JobPlan.Update planned(UpdateBranch job, SideTagGroup group, Decision.Submit decided) {
    UpdateNotes notes = new AutomaticNotes(koji).of(decided.builds(), job.branch());
    JobPlan.Update plan =
        new JobPlan.Update(
            job.packageName(),
            job.branch().name(),
            release(job),
            List.copyOf(decided.builds().values()),
            Optional.of(new JobPlan.SideTag(decided.tag(), group.planned())),
            notes.text(),
            notes.bugs(),
            NewUpdates.parameters(job.settings()));
    NewUpdates.requirePossible(plan);
    return plan;
  }

  private static Optional<String> release(UpdateBranch job) {
    return job.branch().release().map(DistroRelease::name);
  }

  /**
   * What an update of a side tag is to be made of.
   *
   * @param packageName the package whose job makes it
   * @param branch the branch
   * @param release its release as Bodhi names it
   * @param group the group, with what has to be in the update beside the package
   */
  private record Wanted(
      String packageName, String branch, Optional<String> release, JobPlan.Group group) {

    static Wanted of(JobPlan.Update plan, JobPlan.Group group) {
      return new Wanted(plan.packageName(), plan.branch(), plan.release(), group);
    }

    Set<String> packages() {
      Set<String> needed = new TreeSet<>(group.dependencies());
      needed.add(packageName);
      return needed;
    }
  }

  /** What a side tag asks for at a moment. */
  private sealed interface Decision {

    record Submit(String tag, Map<String, String> builds) implements Decision {

      static Submit of(JobPlan.Update plan, JobPlan.SideTag sideTag) {
        Map<String, String> builds = new TreeMap<>();
        plan.builds().forEach(nvr -> builds.put(Nvr.parse(nvr).name(), nvr));
        return new Submit(sideTag.name(), builds);
      }
    }

    record Settled(JobOutcome outcome) implements Decision {}
  }

  private Decision decide(UpdateBranch job, SideTagGroup group, Optional<SideTagContent> tag) {
    return decide(
        new Wanted(job.packageName(), job.branch().name(), release(job), group.planned()), tag);
  }

  private Decision decide(Wanted job, Optional<SideTagContent> tag) {
    return tag.map(content -> decide(job, content))
        .orElseGet(
            () ->
                not(
                    job,
                    Reason.NO_SIDE_TAG,
                    "the group %s has no side tag for %s"
                        .formatted(job.group().name(), job.branch())));
  }

  private Decision decide(Wanted job, SideTagContent content) {
    return withdrawn(job, content)
        .or(() -> missing(job, content))
        .orElseGet(() -> complete(job, content));
  }

  private static Optional<Decision> missing(Wanted job, SideTagContent content) {
    Set<String> missing = job.packages();
    missing.removeAll(content.newest().keySet());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            not(
                job,
                Reason.MISSING_DEPENDENCIES,
                "%s of the side-tag group %s is not in %s yet"
                    .formatted(String.join(", ", missing), job.group().name(), content.name())));
  }

  private Decision complete(Wanted job, SideTagContent content) {
    Map<String, SideTagContent.Build> builds = content.newest();
    builds.keySet().retainAll(job.packages());
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
  private static Optional<Decision> withdrawn(Wanted job, SideTagContent content) {
    return content
        .update()
        .filter(update -> !update.isActive())
        .map(
            update ->
                new Decision.Settled(
                    withdrawn(job.packageName(), "the side tag " + content.name(), update)));
  }

  private static JobOutcome withdrawn(String packageName, String of, Update update) {
    return new JobOutcome.NotRun(
        JobType.BODHI_UPDATE.key(),
        packageName,
        Reason.UPDATE_WITHDRAWN,
        "the update %s of %s is %s".formatted(update.alias(), of, update.status().key()));
  }

  private static Optional<Decision> present(
      Wanted job, SideTagContent content, Update update, Map<String, String> wanted) {
    if (update.holds(wanted.values())) {
      return Optional.of(
          new Decision.Settled(
              new JobOutcome.UpdatePresent(
                  job.packageName(), job.branch(), List.copyOf(wanted.values()), update.alias())));
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
      Wanted job, SideTagContent content, Update update, Map<String, String> wanted) {
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

  private static Decision nothingNew(Wanted job, SideTagContent content) {
    return not(
        job,
        Reason.NO_BUILD,
        "no build in %s is newer than the stable one of its package".formatted(content.name()));
  }

  private Optional<Decision> overtaken(Wanted job, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .flatMap(
            build ->
                newerUpdates
                    .than(bodhi(), job.release(), build.getValue())
                    .map(
                        newer ->
                            not(
                                job,
                                Reason.NEWER_UPDATE,
                                "the update %s of %s has %s, which is newer than %s"
                                    .formatted(
                                        newer.update().alias(),
                                        job.branch(),
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

  private static Decision not(Wanted job, Reason reason, String message) {
    return new Decision.Settled(
        new JobOutcome.NotRun(JobType.BODHI_UPDATE.key(), job.packageName(), reason, message));
  }

  private JobOutcome submit(JobPlan.Update plan, Decision.Submit decided, Supplier<Decision> now) {
    try {
      return outcome(plan, submission(plan, decided, now).submit(NewUpdates.of(plan)));
    } catch (UpdateExistsException e) {
      // A build was in an update of its own before it was tagged into the side tag.
      return e.existing()
          .filter(existing -> !existing.isActive())
          .map(
              existing -> withdrawn(plan.packageName(), String.join(", ", plan.builds()), existing))
          .orElseThrow(() -> e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while waiting until Bodhi takes %s. Handle the event again."
              .formatted(plan.builds()),
          e);
    }
  }

  private UpdateSubmission submission(
      JobPlan.Update plan, Decision.Submit decided, Supplier<Decision> now) {
    BodhiClient bodhi = bodhi();
    return wait.map(policy -> UpdateSubmission.of(bodhi, policy))
        .orElseGet(() -> UpdateSubmission.of(bodhi))
        .within(
            attempt ->
                work.alone(
                    List.of(GroupSideTags.lock(plan.branch())),
                    () -> {
                      // Each time: another build may have come during the wait.
                      if (!now.get().equals(decided)) {
                        throw new MovedException(
                            "The update of %s was planned with %s, and what is in %s has changed since. Make a new plan."
                                .formatted(
                                    plan.packageName(),
                                    String.join(", ", plan.builds()),
                                    decided.tag()));
                      }
                      return attempt.run();
                    }));
  }

  private static JobOutcome outcome(JobPlan.Update plan, UpdateOutcome outcome) {
    Update update = outcome.update();
    if (outcome instanceof UpdateOutcome.Created) {
      return new JobOutcome.UpdateCreated(
          plan.packageName(),
          plan.branch(),
          plan.builds(),
          update.alias(),
          update.url().orElseThrow());
    }
    return outcome instanceof UpdateOutcome.Edited
        ? new JobOutcome.UpdateEdited(
            plan.packageName(), plan.branch(), plan.builds(), update.alias())
        : new JobOutcome.UpdatePresent(
            plan.packageName(), plan.branch(), plan.builds(), update.alias());
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
}
