package io.github.packit4j.core.event;

import io.github.packit4j.core.failure.WorkflowException;

/** A webhook or message does not have the shape its kind should have. */
public final class EventFormatException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what was read, such as {@code GitHub webhook 'release'}
   * @param reason what is wrong with it
   */
  public EventFormatException(String what, String reason) {
    super("Tried to read a %s but failed because: %s".formatted(what, reason));
  }
}
