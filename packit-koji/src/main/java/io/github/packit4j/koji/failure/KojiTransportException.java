package io.github.packit4j.koji.failure;

/**
 * The hub could not be reached, or something in front of it answered instead, and repeating did not
 * help. A call that writes is not known to have failed only if this is a {@link
 * KojiOutcomeUnknownException}.
 */
public class KojiTransportException extends KojiException {
  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   * @param cause what was behind it
   */
  public KojiTransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
