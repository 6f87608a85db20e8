package io.github.packit4j.core.action;

/**
 * A command of an action could not be started, or was stopped before its end. Unlike a status other
 * than 0 that is no answer of the command: a {@code run-condition} decides nothing by it.
 */
public final class ActionAbortedException extends ActionException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for a command that was stopped.
   *
   * @param command the command
   * @param reason what it exceeded
   * @param output the end of what it printed until then
   */
  public ActionAbortedException(ActionCommand command, String reason, String output) {
    super(message(command, reason, output));
  }

  /**
   * Creates the exception for a command that could not be started.
   *
   * @param command the command
   * @param reason what kept it from starting, and how to mend it
   * @param cause what the system said
   */
  public ActionAbortedException(ActionCommand command, String reason, Throwable cause) {
    super(message(command, reason, ""), cause);
  }
}
