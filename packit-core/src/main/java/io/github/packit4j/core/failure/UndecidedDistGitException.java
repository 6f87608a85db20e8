package io.github.packit4j.core.failure;

/** Nothing says which of a workflow's dist-gits something is for. */
public final class UndecidedDistGitException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is open, and between which dist-gits
   */
  public UndecidedDistGitException(String message) {
    super(message);
  }
}
