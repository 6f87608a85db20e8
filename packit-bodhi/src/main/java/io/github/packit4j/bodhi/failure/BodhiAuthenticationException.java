package io.github.packit4j.bodhi.failure;

import org.jspecify.annotations.Nullable;

/** Logging in was impossible or was refused. */
public class BodhiAuthenticationException extends BodhiException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a cause.
   *
   * @param message what was tried and why it failed; no secret
   * @param cause what failed below, or null
   */
  public BodhiAuthenticationException(String message, @Nullable Throwable cause) {
    super(message, false, cause);
  }
}
