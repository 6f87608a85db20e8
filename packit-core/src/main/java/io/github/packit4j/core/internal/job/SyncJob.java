package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.failure.WorkflowException;
import java.net.URI;

/**
 * A dist-git branch whose files go back upstream.
 *
 * @param packageName the package
 * @param branch the dist-git branch
 * @param settings the package's settings in the job
 * @param evenIfClosed whether a proposal that somebody closed is opened again
 */
public record SyncJob(
    String packageName, String branch, PackageSettings settings, boolean evenIfClosed) {

  /**
   * Gives the upstream project.
   *
   * @return its address
   * @throws WorkflowException if the configuration does not name it
   */
  public URI upstream() {
    return settings
        .upstreamProjectUrl()
        .map(URI::create)
        .orElseThrow(
            () ->
                new WorkflowException(
                    "The configuration of %s does not say where upstream is. Add upstream_project_url."
                        .formatted(packageName)));
  }
}
