package io.github.packit4j.core.action;

/** A configuration defines an action that the job needs, and the program supplies no runner. */
public final class ActionRefusedException extends ActionException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param action the action's name
   */
  public ActionRefusedException(String action) {
    super(
        "The configuration defines the action '%s', and commands of a configuration are not run by default. Supply an ActionRunner to the workflow, or remove the action."
            .formatted(action));
  }
}
