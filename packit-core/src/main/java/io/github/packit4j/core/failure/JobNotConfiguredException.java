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
    this(job, "release, dist_git_branches: [fedora-all]", place);
  }

  /**
   * Creates the exception.
   *
   * @param job the job type, such as {@code sync_from_downstream}
   * @param trigger its trigger, and what else such a job has
   * @param place where the configuration was read
   */
  public JobNotConfiguredException(String job, String trigger, String place) {
    super(
        "The configuration of %s has no job '%s'. Add '- {job: %s, trigger: %s}' to its jobs."
            .formatted(place, job, job, trigger));
  }
}
