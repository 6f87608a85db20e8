package io.github.packit4j.core.action;

import io.github.packit4j.core.failure.WorkflowException;

/** Commands cannot be isolated on this machine, so none is run. */
public final class SandboxUnavailableException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  SandboxUnavailableException(String reason) {
    super(reason);
  }

  SandboxUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
