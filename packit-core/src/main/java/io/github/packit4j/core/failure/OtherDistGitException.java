package io.github.packit4j.core.failure;

/** A configuration sends a package to another dist-git than the workflow's. */
public final class OtherDistGitException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message where the package belongs and where the workflow releases to
   */
  public OtherDistGitException(String message) {
    super(
        message
            + ". Give the workflow that dist-git, or correct pkg_tool, dist_git_base_url and dist_git_namespace.");
  }
}
