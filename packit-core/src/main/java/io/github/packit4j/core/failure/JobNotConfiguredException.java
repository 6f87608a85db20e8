package io.github.packit4j.core.failure;

/** A configuration has no job of the kind that was asked for. */
public final class JobNotConfiguredException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param job the job type, such as {@code propose_downstream}
   * @param place where the configuration was read
   */
  public JobNotConfiguredException(String job, String place) {
    super(
        "The configuration of %s has no job '%s'. Add '- {job: %s, trigger: release, dist_git_branches: [fedora-all]}' to its jobs."
            .formatted(place, job, job));
  }
}
