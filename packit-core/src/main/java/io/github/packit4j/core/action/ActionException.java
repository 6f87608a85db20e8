package io.github.packit4j.core.action;

import io.github.packit4j.core.failure.WorkflowException;

/** An action of a configuration was refused or has failed. */
public abstract sealed class ActionException extends WorkflowException
    permits ActionRefusedException, ActionFailedException {

  private static final long serialVersionUID = 1L;

  ActionException(String message) {
    super(message);
  }
}
