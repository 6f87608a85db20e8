package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.distgit.forge.ForgeProject;

/**
 * The jobs that a request or an event selects.
 *
 * @param request what is asked for; of an event with several versions without any of them
 * @param byEvent whether an event asks, and nobody who looks at what comes of it
 * @param project the repository with the configuration
 * @param tags the commits of the tags that were looked up
 * @param config the configuration
 * @param jobs the jobs that run, and those that do not
 */
public record ReleaseSelection(
    ReleaseRequest request,
    boolean byEvent,
    ForgeProject project,
    TagCommits tags,
    PackageConfig config,
    JobSelection jobs) {

  /**
   * Gives the type of the jobs.
   *
   * @return the type
   */
  public JobType type() {
    return typeOf(request);
  }

  static JobType typeOf(ReleaseRequest request) {
    return request.kind() == Kind.PROPOSE_DOWNSTREAM
        ? JobType.PROPOSE_DOWNSTREAM
        : JobType.PULL_FROM_UPSTREAM;
  }
}
