package io.github.packit4j.core.failure;

/**
 * What a release would bring to a branch is not fit to be proposed: a version that RPM does not
 * take, a spec file that it would not read any more, another version or name than was asked for.
 */
public final class RefusedProposalException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param release the release's tag, or its version where upstream has no tags
   * @param branch the dist-git branch
   * @param reason what does not hold, and how to mend it
   */
  public RefusedProposalException(String release, String branch, String reason) {
    super(message(release, branch, reason));
  }

  /**
   * Creates an exception with its cause.
   *
   * @param release the release's tag, or its version where upstream has no tags
   * @param branch the dist-git branch
   * @param cause tells what does not hold
   */
  public RefusedProposalException(String release, String branch, RuntimeException cause) {
    super(message(release, branch, String.valueOf(cause.getMessage())), cause);
  }

  private static String message(String release, String branch, String reason) {
    return "The release %s is not proposed to %s: %s".formatted(release, branch, reason);
  }
}
