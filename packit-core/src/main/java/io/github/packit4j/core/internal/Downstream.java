package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
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
import io.github.packit4j.core.internal.plan.BuildPlanner;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The ways of builds and updates, down once: selected jobs, plans, what becomes of them. */
public final class Downstream {

  private final BuildSelector buildSelector;
  private final BuildPlanner buildPlanner;
  private final KojiBuilds builds;
  private final UpdateSelector updateSelector;
  private final BodhiUpdates updates;
  private final SideTagGroups groups;
  private final GroupSideTags sideTags;
  private final GroupUpdates groupUpdates;
  private final GroupTagging tagging;
  private final WorkflowListener listener;

  /**
   * Creates the ways.
   *
   * @param buildSelector selects commits to build
   * @param buildPlanner plans their builds
   * @param builds builds them
   * @param updateSelector selects builds to update with
   * @param updates creates updates of them
   * @param groups who belongs to which side-tag group
   * @param sideTags the side tags of groups
   * @param groupUpdates makes updates of side tags
   * @param tagging tags builds into side tags
   * @param listener is told of each build, tag and update
   */
  public Downstream(
      BuildSelector buildSelector,
      BuildPlanner buildPlanner,
      KojiBuilds builds,
      UpdateSelector updateSelector,
      BodhiUpdates updates,
      SideTagGroups groups,
      GroupSideTags sideTags,
      GroupUpdates groupUpdates,
      GroupTagging tagging,
      WorkflowListener listener) {
    this.buildSelector = buildSelector;
    this.buildPlanner = buildPlanner;
    this.builds = builds;
    this.updateSelector = updateSelector;
    this.updates = updates;
    this.groups = groups;
    this.sideTags = sideTags;
    this.groupUpdates = groupUpdates;
    this.tagging = tagging;
    this.listener = listener;
  }

  /**
   * Finds what a push to dist-git starts.
   *
   * @param push the push
   * @param config the package's configuration
   * @return one element a configured job
   */
  public List<Started> started(DistGitPush push, Once<Optional<PackageConfig>> config) {
    return buildSelector.started(push, config).stream().map(this::build).toList();
  }

  /**
   * Finds what a tagged build starts: in a side tag of a group the builds that have waited for it,
   * and the update of what is there.
   *
   * @param tagged the tagged build
   * @return one element a configured job
   */
  public List<Started> started(BuildTagged tagged) {
    try {
      Choice<OwnSideTag> seen = sideTags.of(tagged);
      return seen instanceof Choice.Settled<OwnSideTag> settled
          ? List.of(Started.settled(settled.outcome()))
          : started(tagged, ((Choice.Run<OwnSideTag>) seen).job());
    } catch (RuntimeException e) {
      return List.of(
          Started.settled(StartedStep.failed(JobType.KOJI_BUILD, tagged.packageName(), e)));
    }
  }

  private List<Started> started(BuildTagged tagged, OwnSideTag tag) {
    List<Started> jobs = new ArrayList<>();
    Set<SideTagGroups.Started> started = groups.startedBy(tag.packages());
    // Of two jobs that a package may have in its group it need not have both.
    for (SideTagGroups.Started each : started) {
      buildSelector.started(tagged, tag, each).stream()
          .filter(Downstream::isConfigured)
          .map(this::build)
          .forEach(jobs::add);
    }
    for (SideTagGroups.Started each : started) {
      updateSelector.started(tag, each).stream()
          .filter(Downstream::isConfigured)
          .map(choice -> update(choice, Optional.of(tag)))
          .forEach(jobs::add);
    }
    return jobs.isEmpty()
        ? List.of(
            Started.settled(
                new JobOutcome.NotRun(
                    JobType.KOJI_BUILD.key(),
                    tagged.packageName(),
                    Reason.NO_JOB,
                    "no job of a side-tag group reacts to what is in %s".formatted(tag.name()))))
        : jobs;
  }

  private static boolean isConfigured(Choice<?> choice) {
    return !(choice instanceof Choice.Settled<?> settled
        && settled.outcome() instanceof JobOutcome.NotRun not
        && not.reason() == Reason.NO_JOB);
  }

  /**
   * Finds what a build's new state starts.
   *
   * @param build the build
   * @return one element a configured job
   */
  public List<Started> started(BuildStateChanged build) {
    return updateSelector.started(build).stream()
        .map(choice -> started(choice, this::update))
        .toList();
  }

  /**
   * Finds how what is on a branch is built, as somebody asks for by a command.
   *
   * @param packageName the package
   * @param branch the branch
   * @param scratch whether it is only tried
   * @return one element a configured job
   */
  public List<Started> build(String packageName, String branch, boolean scratch) {
    return buildSelector.commanded(packageName, branch, scratch).stream().map(this::build).toList();
  }

  /**
   * Finds how an update of the latest build of a branch is made, as somebody asks for by a command.
   *
   * @param packageName the package
   * @param branch the branch
   * @return one element a configured job
   */
  public List<Started> update(String packageName, String branch) {
    return updateSelector.commanded(packageName, branch).stream()
        .map(choice -> update(choice, Optional.empty()))
        .toList();
  }

  /**
   * Finds how the latest stable build of a package is tagged into the side tags of its groups, as
   * somebody asks for by a command.
   *
   * @param packageName the package
   * @param branch the branch; all that are configured if empty
   * @return one element a configured job and branch
   */
  public List<Started> tag(String packageName, Optional<String> branch) {
    return buildSelector.tagged(packageName, branch).stream()
        .map(choice -> started(choice, this::tag))
        .toList();
  }

  /**
   * Carries out the plan of a build, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Build plan) {
    return late(
        JobType.KOJI_BUILD, Step.KOJI_BUILD, plan, plan.branch(), () -> builds.execute(plan));
  }

  /**
   * Carries out the plan of a tag, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Tag plan) {
    return late(
        JobType.KOJI_BUILD, Step.KOJI_TAG, plan, plan.branch(), () -> tagging.execute(plan));
  }

  /**
   * Carries out the plan of an update, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Update plan) {
    return late(
        JobType.BODHI_UPDATE,
        Step.BODHI_UPDATE,
        plan,
        plan.branch(),
        () ->
            plan.sideTag().isPresent() ? groupUpdates.execute(plan) : updates.execute(plan, false));
  }

  private JobOutcome late(
      JobType type, Step step, JobPlan plan, String branch, Supplier<JobOutcome> work) {
    return StartedStep.run(
        type, step, new Steps(plan.packageName(), branch, listener), plan.packageName(), work);
  }

  private Started build(Choice<BuildJob> choice) {
    return started(choice, this::build);
  }

  private Started build(BuildJob job) {
    return step(
        JobType.KOJI_BUILD,
        Step.KOJI_BUILD,
        job.push().packageName(),
        job.branch(),
        () -> buildPlanner.plan(job),
        (plan, justPlanned) -> builds.execute((JobPlan.Build) plan));
  }

  private Started tag(TagJob job) {
    return step(
        JobType.KOJI_BUILD,
        Step.KOJI_TAG,
        job.packageName(),
        job.branch(),
        () -> tagging.plan(job),
        (plan, justPlanned) -> tagging.execute((JobPlan.Tag) plan));
  }

  private Started update(UpdateJob job) {
    return update(job.packageName(), job.branch(), () -> updates.plan(job));
  }

  private Started update(Choice<UpdateBranch> choice, Optional<OwnSideTag> tag) {
    return started(choice, job -> update(job, tag));
  }

  private Started update(UpdateBranch job, Optional<OwnSideTag> tag) {
    if (job.group().isEmpty()) {
      return update(job.packageName(), job.branch(), () -> updates.planLatest(job));
    }
    SideTagGroup group = job.group().get();
    return new StartedStep(
        JobType.BODHI_UPDATE,
        Step.BODHI_UPDATE,
        new Steps(job.packageName(), job.branch().name(), listener),
        job.packageName(),
        () -> groupUpdates.plan(job, group, tag),
        gate -> groupUpdates.run(job, group, tag, gate));
  }

  private Started update(String packageName, ReleaseBranch branch, Supplier<JobPlan> planner) {
    return step(
        JobType.BODHI_UPDATE,
        Step.BODHI_UPDATE,
        packageName,
        branch,
        planner,
        (plan, justPlanned) -> updates.execute((JobPlan.Update) plan, justPlanned));
  }

  /** Carries out a plan that is not settled. */
  private interface Doer {

    JobOutcome run(JobPlan plan, boolean justPlanned);
  }

  private Started step(
      JobType type,
      Step step,
      String packageName,
      ReleaseBranch branch,
      Supplier<JobPlan> planner,
      Doer doer) {
    return new StartedStep(
        type,
        step,
        new Steps(packageName, branch.name(), listener),
        packageName,
        planner,
        gate -> {
          JobPlan plan = planner.get();
          return gate.pass(plan, justPlanned -> doer.run(plan, justPlanned));
        });
  }

  static <T> Started started(Choice<T> choice, Function<T, Started> job) {
    return choice instanceof Choice.Settled<T> settled
        ? Started.settled(settled.outcome())
        : job.apply(((Choice.Run<T>) choice).job());
  }
}
