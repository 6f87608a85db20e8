package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackitInstance;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Selects the jobs of a configuration. */
public final class JobSelector {

  private final PackitInstance instance;

  /**
   * Creates a selector.
   *
   * @param instance the deployment whose jobs count ({@code packit_instances})
   */
  public JobSelector(PackitInstance instance) {
    this.instance = instance;
  }

  /**
   * Selects what an event starts.
   *
   * @param config the configuration
   * @param type the job type
   * @param trigger the event's trigger
   * @return one element a job and package, equal ones once
   */
  public List<SelectedJob> startedBy(PackageConfig config, JobType type, JobTrigger trigger) {
    return packages(
        config.jobs(type).stream()
            .filter(job -> job.trigger() == trigger)
            .filter(job -> !job.manualTrigger()));
  }

  /**
   * Selects what a caller asks for by name, whatever starts it otherwise.
   *
   * @param config the configuration
   * @param type the job type
   * @param names the packages to look at; empty for all
   * @return one element a job and package, equal ones once
   */
  public List<SelectedJob> requested(PackageConfig config, JobType type, Set<String> names) {
    return packages(config.jobs(type).stream().filter(job -> job.trigger() != JobTrigger.IGNORE))
        .stream()
        .filter(job -> names.isEmpty() || names.contains(job.settings().downstreamPackageName()))
        .toList();
  }

  private List<SelectedJob> packages(Stream<JobConfig> jobs) {
    return jobs.flatMap(
            job ->
                job.packages().values().stream()
                    .filter(settings -> settings.packitInstances().contains(instance))
                    .map(settings -> new SelectedJob(job, settings)))
        .distinct()
        .toList();
  }
}
