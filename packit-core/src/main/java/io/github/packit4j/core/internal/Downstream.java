package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.execute.BodhiUpdates;
import io.github.packit4j.core.internal.execute.GroupSideTags;
import io.github.packit4j.core.internal.execute.GroupTagging;
import io.github.packit4j.core.internal.execute.GroupUpdates;
import io.github.packit4j.core.internal.execute.KojiBuilds;
import io.github.packit4j.core.internal.job.BuildJob;
import io.github.packit4j.core.internal.job.BuildSelector;
import io.github.packit4j.core.internal.job.Choice;
import io.github.packit4j.core.internal.job.OwnSideTag;
import io.github.packit4j.core.internal.job.SideTagGroup;
import io.github.packit4j.core.internal.job.SideTagGroups;
import io.github.packit4j.core.internal.job.TagJob;
import io.github.packit4j.core.internal.job.UpdateBranch;
import io.github.packit4j.core.internal.job.UpdateJob;
import io.github.packit4j.core.internal.job.UpdateSelector;
import io.github.packit4j.http.PackitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The ways of builds and updates, down once: selected jobs, then what becomes of them. */
public final class Downstream {

  private final BuildSelector buildSelector;
  private final KojiBuilds builds;
  private final UpdateSelector updateSelector;
  private final BodhiUpdates updates;
  private final SideTagGroups groups;
  private final GroupSideTags sideTags;
  private final GroupUpdates groupUpdates;
  private final GroupTagging tagging;

  /**
   * Creates the ways.
   *
   * @param buildSelector selects commits to build
   * @param builds builds them
   * @param updateSelector selects builds to update with
   * @param updates creates updates of them
   * @param groups who belongs to which side-tag group
   * @param sideTags the side tags of groups
   * @param groupUpdates makes updates of side tags
   * @param tagging tags builds into side tags
   */
  public Downstream(
      BuildSelector buildSelector,
      KojiBuilds builds,
      UpdateSelector updateSelector,
      BodhiUpdates updates,
      SideTagGroups groups,
      GroupSideTags sideTags,
      GroupUpdates groupUpdates,
      GroupTagging tagging) {
    this.buildSelector = buildSelector;
    this.builds = builds;
    this.updateSelector = updateSelector;
    this.updates = updates;
    this.groups = groups;
    this.sideTags = sideTags;
    this.groupUpdates = groupUpdates;
    this.tagging = tagging;
  }

  /**
   * Handles a push to dist-git.
   *
   * @param push the push
   * @param config the package's configuration
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(DistGitPush push, Once<Optional<PackageConfig>> config) {
    return buildSelector.started(push, config).stream().map(this::build).toList();
  }

  /**
   * Handles a tagged build: in a side tag of a group it starts the builds that have waited for it,
   * and the update of what is there.
   *
   * @param tagged the tagged build
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(BuildTagged tagged) {
    try {
      Choice<OwnSideTag> seen = sideTags.of(tagged);
      return seen instanceof Choice.Settled<OwnSideTag> settled
          ? List.of(settled.outcome())
          : handle(tagged, ((Choice.Run<OwnSideTag>) seen).job());
    } catch (RuntimeException e) {
      return List.of(failed(JobType.KOJI_BUILD, tagged.packageName(), e));
    }
  }

  private List<JobOutcome> handle(BuildTagged tagged, OwnSideTag tag) {
    List<JobOutcome> outcomes = new ArrayList<>();
    Set<SideTagGroups.Started> started = groups.startedBy(tag.packages());
    for (SideTagGroups.Started each : started) {
      buildSelector.started(tagged, tag, each).stream().map(this::build).forEach(outcomes::add);
    }
    for (SideTagGroups.Started each : started) {
      updateSelector.started(tag, each).stream()
          .map(choice -> update(choice, Optional.of(tag)))
          .forEach(outcomes::add);
    }
    // Of two jobs that a package may have in its group it need not have both.
    List<JobOutcome> told =
        outcomes.stream()
            .filter(
                outcome ->
                    !(outcome instanceof JobOutcome.NotRun not && not.reason() == Reason.NO_JOB))
            .toList();
    return told.isEmpty()
        ? List.of(
            new JobOutcome.NotRun(
                JobType.KOJI_BUILD.key(),
                tagged.packageName(),
                Reason.NO_JOB,
                "no job of a side-tag group reacts to what is in %s".formatted(tag.name())))
        : told;
  }

  /**
   * Handles a build's new state.
   *
   * @param build the build
   * @return one outcome a configured job
   */
  public List<JobOutcome> handle(BuildStateChanged build) {
    return updateSelector.started(build).stream()
        .map(choice -> outcome(JobType.BODHI_UPDATE, choice, UpdateJob::packageName, updates::run))
        .toList();
  }

  /**
   * Builds what is on a branch, as somebody asks for by a command.
   *
   * @param packageName the package
   * @param branch the branch
   * @param scratch whether it is only tried
   * @return one outcome a configured job
   */
  public List<JobOutcome> build(String packageName, String branch, boolean scratch) {
    return buildSelector.commanded(packageName, branch, scratch).stream().map(this::build).toList();
  }

  /**
   * Makes an update of the latest build of a branch, as somebody asks for by a command.
   *
   * @param packageName the package
   * @param branch the branch
   * @return one outcome a configured job
   */
  public List<JobOutcome> update(String packageName, String branch) {
    return updateSelector.commanded(packageName, branch).stream()
        .map(choice -> update(choice, Optional.empty()))
        .toList();
  }

  /**
   * Tags the latest stable build of a package into the side tags of its groups, as somebody asks
   * for by a command.
   *
   * @param packageName the package
   * @param branch the branch; all that are configured if empty
   * @return one outcome a configured job and branch
   */
  public List<JobOutcome> tag(String packageName, Optional<String> branch) {
    return buildSelector.tagged(packageName, branch).stream()
        .map(choice -> outcome(JobType.KOJI_BUILD, choice, TagJob::packageName, tagging::run))
        .toList();
  }

  private JobOutcome update(Choice<UpdateBranch> choice, Optional<OwnSideTag> tag) {
    return outcome(
        JobType.BODHI_UPDATE, choice, UpdateBranch::packageName, job -> update(job, tag));
  }

  private JobOutcome update(UpdateBranch job, Optional<OwnSideTag> tag) {
    if (job.group().isEmpty()) {
      return updates.runLatest(job);
    }
    SideTagGroup group = job.group().get();
    return tag.map(present -> groupUpdates.run(job, group, present))
        .orElseGet(() -> groupUpdates.run(job, group));
  }

  private JobOutcome build(Choice<BuildJob> choice) {
    return outcome(JobType.KOJI_BUILD, choice, job -> job.push().packageName(), builds::run);
  }

  static <T> JobOutcome outcome(
      JobType type,
      Choice<T> choice,
      Function<T, String> packageName,
      Function<T, JobOutcome> work) {
    if (choice instanceof Choice.Settled<T> settled) {
      return settled.outcome();
    }
    T job = ((Choice.Run<T>) choice).job();
    try {
      return work.apply(job);
    } catch (RuntimeException e) {
      return failed(type, packageName.apply(job), e);
    }
  }

  private static JobOutcome failed(JobType type, String packageName, RuntimeException cause) {
    return new JobOutcome.Failed(
        type.key(), packageName, cause, PackitException.mayPassByItself(cause));
  }
}
