package io.github.packit4j.core.failure;

/** The tag of a release does not exist in the upstream repository. */
public final class UnknownReleaseException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param repository the upstream repository's web address
   * @param tag the tag that was looked for
   */
  public UnknownReleaseException(String repository, String tag) {
    super(
        "There is no tag %s in %s. Push the tag, or ask for the release by the name its tag has."
            .formatted(tag, repository));
  }
}
