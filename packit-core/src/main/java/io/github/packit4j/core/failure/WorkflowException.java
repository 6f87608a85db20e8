package io.github.packit4j.core.failure;

import io.github.packit4j.http.PackitException;

/** The root of what the release workflow throws: a request that cannot be carried out at all. */
public class WorkflowException extends PackitException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what failed and how to mend it
   */
  public WorkflowException(String message) {
    super(message);
  }

  /**
   * Creates an exception with its cause.
   *
   * @param message what failed and how to mend it
   * @param cause what was behind it
   */
  public WorkflowException(String message, Throwable cause) {
    super(message, cause);
  }
}
