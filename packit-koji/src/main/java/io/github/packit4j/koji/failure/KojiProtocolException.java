package io.github.packit4j.koji.failure;

import org.jspecify.annotations.Nullable;

/**
 * The hub's answer is not what Koji's protocol allows: malformed, of the wrong type, too large or
 * too deep. Repeating the call will not help.
 */
public class KojiProtocolException extends KojiException {
  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   */
  public KojiProtocolException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   * @param cause what was behind it, if anything
   */
  public KojiProtocolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
