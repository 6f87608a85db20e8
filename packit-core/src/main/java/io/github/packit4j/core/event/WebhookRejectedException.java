package io.github.packit4j.core.event;

import io.github.packit4j.core.failure.WorkflowException;

/** A webhook does not prove that its sender knows the secret, or it is too large to be read. */
public final class WebhookRejectedException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong; never the expected signature
   */
  public WebhookRejectedException(String reason) {
    super("The webhook was rejected because: " + reason);
  }
}
