package io.github.packit4j.core.action;

/** An action of a configuration was refused or has failed. */
public abstract sealed class ActionException extends RuntimeException
    permits ActionRefusedException, ActionFailedException {

  private static final long serialVersionUID = 1L;

  ActionException(String message) {
    super(message);
  }
}
