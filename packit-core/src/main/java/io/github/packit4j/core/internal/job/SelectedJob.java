package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.PackageSettings;
import java.util.Map;
import java.util.Optional;

/**
 * A job for one of its packages.
 *
 * @param job the job
 * @param settings the package's settings, as the job resolves them
 */
public record SelectedJob(JobConfig job, PackageSettings settings) {

  /**
   * Gives what the configuration calls the package.
   *
   * @return its key in {@code packages}
   */
  public String configName() {
    return job.packages().entrySet().stream()
        .filter(entry -> entry.getValue().equals(settings))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(this::packageName);
  }

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  public String packageName() {
    return settings.downstreamPackageName();
  }

  /**
   * Tells which side-tag group the job belongs to.
   *
   * @return the group; empty if it belongs to none
   */
  public Optional<SideTagGroup> group() {
    return SideTagGroup.of(job, packageName());
  }
}
