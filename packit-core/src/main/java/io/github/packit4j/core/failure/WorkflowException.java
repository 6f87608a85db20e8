package io.github.packit4j.core.failure;

import io.github.packit4j.http.PackitException;

/**
 * The root of what the release workflow throws itself: a request, an event or an action that cannot
 * be carried out. What a service did wrong is the exception of its client; both are {@link
 * PackitException}s.
 */
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
