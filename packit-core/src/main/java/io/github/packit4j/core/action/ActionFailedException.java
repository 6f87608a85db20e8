package io.github.packit4j.core.action;

/** A command of an action has failed. */
public final class ActionFailedException extends ActionException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param command the command
   * @param exitStatus its exit status
   * @param errorOutput the end of what it printed on standard error
   */
  public ActionFailedException(ActionCommand command, int exitStatus, String errorOutput) {
    super(message(command, "it ended with status " + exitStatus, errorOutput));
  }
}
