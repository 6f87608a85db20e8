package io.github.packit4j.core.internal.execute;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.job.ConfigurationReader;
import io.github.packit4j.core.internal.job.DistGitMatch;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.RunCondition;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.http.PackitException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs the downstream jobs of one type: selects them and turns exceptions into outcomes. */
final class JobContext {

  private final Services services;
  private final JobType type;
  private final ConfigurationReader configurations = new ConfigurationReader();

  JobContext(Services services, JobType type) {
    this.services = services;
    this.type = type;
  }

  ForgeProject project(String packageName) {
    return services.distGit().project(packageName);
  }

  /** Downstream jobs are configured on the default branch, whatever branch an event is on. */
  List<JobOutcome> run(
      String packageName, JobTrigger trigger, Function<SelectedJob, JobOutcome> work) {
    List<SelectedJob> jobs;
    try {
      ForgeProject project = project(packageName);
      Optional<PackageConfig> config = configurations.find(project, project.defaultBranch());
      if (config.isEmpty()) {
        return List.of(
            notRun(
                packageName,
                Reason.NO_CONFIGURATION,
                "%s has no Packit configuration on its default branch"
                    .formatted(project.webUrl())));
      }
      jobs =
          new JobSelector(services.instance())
              .startedBy(config.get(), type, trigger).stream()
                  .filter(job -> job.settings().downstreamPackageName().equals(packageName))
                  .toList();
    } catch (RuntimeException e) {
      return List.of(failed(packageName, e));
    }
    if (jobs.isEmpty()) {
      return List.of(
          notRun(
              packageName,
              Reason.NO_JOB,
              "the configuration has no job '%s' with trigger '%s' for this deployment"
                  .formatted(type.key(), trigger.key())));
    }
    return jobs.stream().map(job -> guarded(packageName, job, work)).toList();
  }

  private JobOutcome guarded(
      String packageName, SelectedJob job, Function<SelectedJob, JobOutcome> work) {
    Optional<String> elsewhere =
        DistGitMatch.difference(job.settings(), services.distGit().instance());
    if (elsewhere.isPresent()) {
      return notRun(packageName, Reason.OTHER_DIST_GIT, elsewhere.get());
    }
    try {
      return RunCondition.failure(job.settings(), services, Map.of())
          .map(failure -> notRun(packageName, Reason.RUN_CONDITION, failure))
          .orElseGet(() -> work.apply(job));
    } catch (RuntimeException e) {
      return failed(packageName, e);
    }
  }

  JobOutcome notRun(String packageName, Reason reason, String message) {
    return new JobOutcome.NotRun(type.key(), packageName, reason, message);
  }

  private JobOutcome failed(String packageName, RuntimeException cause) {
    return new JobOutcome.Failed(
        type.key(), packageName, cause, PackitException.mayPassByItself(cause));
  }
}
