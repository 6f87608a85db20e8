package io.github.packit4j.koji.failure;

import org.jspecify.annotations.Nullable;

/**
 * The hub did not accept who we are: login refused, session closed from outside, or no credentials
 * for a call that needs them.
 */
public class KojiAuthenticationException extends KojiException {
  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   */
  public KojiAuthenticationException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   * @param cause what was behind it, if anything
   */
  public KojiAuthenticationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
