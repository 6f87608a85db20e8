package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.LabelRequirement;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.SyncRequest;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.client.DistGit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which branches the jobs {@code sync_from_downstream} bring back upstream (release-workflow.md,
 * 3.15 and 6.1). A push to a package that has no such job is not spoken of.
 */
public final class SyncSelector {

  private static final JobType TYPE = JobType.SYNC_FROM_DOWNSTREAM;

  private final DistGit distGit;
  private final Configurations configurations;
  private final ReleaseData releases;
  private final JobSelector selector;
  private final DownstreamJobs jobs;
  private final Predicate<URI> served;

  /**
   * Creates a selector.
   *
   * @param distGit the dist-git
   * @param configurations the packages' configurations
   * @param releases the distribution's releases
   * @param selector selects the jobs of a configuration
   * @param condition asks the run-condition of a job
   * @param served tells which upstream projects events may open pull requests in
   */
  public SyncSelector(
      DistGit distGit,
      Configurations configurations,
      ReleaseData releases,
      JobSelector selector,
      RunCondition condition,
      Predicate<URI> served) {
    this.distGit = distGit;
    this.configurations = configurations;
    this.releases = releases;
    this.selector = selector;
    this.jobs = new DownstreamJobs(distGit, configurations, selector, condition, TYPE);
    this.served = served;
  }

  /**
   * Selects what a push starts.
   *
   * @param push the push
   * @param config the package's configuration, which is read once for all of a push's jobs
   * @return one element a configured job
   */
  public List<Choice<SyncJob>> started(DistGitPush push, Once<Optional<PackageConfig>> config) {
    if (push.fork()
        || !DistGitMatch.isToPackage(push, distGit.instance())
        || push.changedFiles().filter(files -> !BuildSelector.touchesSpecFile(files)).isPresent()) {
      return List.of();
    }
    if (!isReadable(config)) {
      return List.of();
    }
    Once<DistGitPush> told = jobs.told(push);
    return jobs
        .select(
            push.packageName(),
            config,
            JobTrigger.COMMIT,
            job -> decide(push, told, job),
            job -> subject(push, job))
        .stream()
        .filter(SyncSelector::isConfigured)
        .toList();
  }

  /** A configuration that cannot be read is a failure of the job koji_build, which tells it. */
  private static boolean isReadable(Once<Optional<PackageConfig>> config) {
    try {
      return config.get().isPresent();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isConfigured(Choice<SyncJob> choice) {
    return !(choice instanceof Choice.Settled<SyncJob> settled
        && settled.outcome() instanceof NotRun not
        && not.reason() == Reason.NO_JOB);
  }

  private ReleaseBranch branch(DistGitPush push) {
    return releases.aliases().resolve(List.of(push.branch())).get(0);
  }

  private ConditionSubject subject(DistGitPush push, SyncJob job) {
    return ConditionSubject.of(
        () -> new DistGitCommit(distGit, push.packageName(), push.branch(), push.commit()),
        branch(push),
        job.settings());
  }

  private Choice<SyncJob> decide(DistGitPush push, Once<DistGitPush> told, SelectedJob job) {
    ReleaseBranch branch = branch(push);
    if (!JobBranches.contain(releases.aliases(), TYPE, job.settings(), branch)) {
      return jobs.not(
          push.packageName(),
          Reason.BRANCH_NOT_CONFIGURED,
          "sync_from_downstream is configured for %s, not for %s"
              .formatted(job.settings().distGitBranches().targets(), branch.name()));
    }
    if (!fitsLabels(told, job.settings())) {
      return jobs.not(
          push.packageName(),
          Reason.LABELS,
          "the labels of pull request %d do not fit require.label"
              .formatted(told.get().pullRequest().getAsInt()));
    }
    SyncJob sync = new SyncJob(push.packageName(), push.branch(), job.settings(), false);
    return served.test(sync.upstream())
        ? new Choice.Run<>(sync)
        : jobs.not(
            push.packageName(),
            Reason.UPSTREAM_NOT_SERVED,
            "%s is none of the upstream projects that this program proposes to"
                .formatted(sync.upstream()));
  }

  /** Asks for the labels only where they matter. */
  private boolean fitsLabels(Once<DistGitPush> told, PackageSettings settings) {
    LabelRequirement required = settings.requireLabels();
    if (required.present().isEmpty() && required.absent().isEmpty()) {
      return true;
    }
    DistGitPush push = told.get();
    return push.pullRequest().isEmpty()
        || jobs.project(push.packageName())
            .pullRequests()
            .find(push.pullRequest().getAsInt())
            .filter(merged -> BuildSelector.fits(merged.labels(), required))
            .isPresent();
  }

  /**
   * Selects what somebody asks for, whatever would start it otherwise.
   *
   * @param request the request
   * @return the job
   * @throws JobNotConfiguredException if the configuration has no such job for the package
   * @throws OtherDistGitException if it is for another dist-git
   */
  public SyncJob requested(SyncRequest request) {
    String name = request.packageName();
    PackageConfig config = configurations.require(distGit.project(name));
    JobSelection selected = selector.requested(config, TYPE, Set.of(name));
    if (selected.jobs().isEmpty() && (selected.shared() || !selected.refused().isEmpty())) {
      throw new OtherDistGitException(
          "The job %s of %s is for another dist-git than the one that it stands in"
              .formatted(TYPE.key(), distGit.project(name).webUrl()));
    }
    SelectedJob job =
        selected.jobs().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new JobNotConfiguredException(
                        TYPE.key(), "commit", distGit.project(name).webUrl().toString()));
    String branch =
        request.branch().orElseGet(() -> distGit.project(name).repository().defaultBranch());
    return new SyncJob(name, branch, job.settings(), request.evenIfClosed());
  }
}
