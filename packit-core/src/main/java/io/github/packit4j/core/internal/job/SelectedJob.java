package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.PackageSettings;

/**
 * A job for one of its packages.
 *
 * @param job the job
 * @param settings the package's settings, as the job resolves them
 */
public record SelectedJob(JobConfig job, PackageSettings settings) {

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  public String packageName() {
    return settings.downstreamPackageName();
  }
}
