package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.execute.BodhiUpdates;
import io.github.packit4j.core.internal.execute.KojiBuilds;
import io.github.packit4j.core.internal.job.BuildJob;
import io.github.packit4j.core.internal.job.BuildSelector;
import io.github.packit4j.core.internal.job.Choice;
import io.github.packit4j.core.internal.job.UpdateBranch;
import io.github.packit4j.core.internal.job.UpdateJob;
import io.github.packit4j.core.internal.job.UpdateSelector;
import io.github.packit4j.http.PackitException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ways of builds and updates, down once: selected jobs, then what becomes of them. */
public final class Downstream {

  private final BuildSelector buildSelector;
  private final KojiBuilds builds;
  private final UpdateSelector updateSelector;
  private final BodhiUpdates updates;

  /**
   * Creates the ways.
   *
   * @param buildSelector selects commits to build
   * @param builds builds them
   * @param updateSelector selects builds to update with
   * @param updates creates updates of them
   */
  public Downstream(
      BuildSelector buildSelector,
      KojiBuilds builds,
      UpdateSelector updateSelector,
      BodhiUpdates updates) {
    this.buildSelector = buildSelector;
    this.builds = builds;
    this.updateSelector = updateSelector;
    this.updates = updates;
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
   * Handles a tagged build.
   *
   * @param tagged the tagged build
   * @return one outcome
   */
  public List<JobOutcome> handle(BuildTagged tagged) {
    return List.of(build(buildSelector.started(tagged)));
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
        .map(
            choice ->
                outcome(
                    JobType.BODHI_UPDATE, choice, UpdateBranch::packageName, updates::runLatest))
        .toList();
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
      return new JobOutcome.Failed(
          type.key(), packageName.apply(job), e, PackitException.mayPassByItself(e));
    }
  }
}
