package io.github.packit4j.core.failure;

/**
 * A branch or tag has moved since the plan was made. The plan cannot be carried out any more; the
 * same request, planned anew, may succeed.
 */
public final class MovedException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what has moved, from where to where
   */
  public MovedException(String message) {
    super(message);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
