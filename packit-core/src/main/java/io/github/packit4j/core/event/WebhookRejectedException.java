package io.github.packit4j.core.event;

/** A webhook's signature is missing or wrong: whoever sent it does not know the secret. */
public final class WebhookRejectedException extends RuntimeException {

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
