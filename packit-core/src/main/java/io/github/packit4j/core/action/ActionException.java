package io.github.packit4j.core.action;

import io.github.packit4j.core.failure.WorkflowException;

/** An action of a configuration was refused or has failed. */
public abstract sealed class ActionException extends WorkflowException
    permits ActionRefusedException, ActionFailedException, ActionAbortedException {

  private static final long serialVersionUID = 1L;

  ActionException(String message) {
    super(message);
  }

  ActionException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what failed, and shows the end of what was printed, if there is any. */
  static String message(ActionCommand command, String reason, String output) {
    return "Tried to run %s of action '%s' but failed because: %s%s"
        .formatted(
            command.arguments(),
            command.action(),
            reason,
            output.isBlank() ? "" : ":\n" + output.strip());
  }
}
