package io.github.packit4j.distgit.lookaside;

/** The cache does not accept the identity it was given, or wants one. */
public final class LookasideAuthenticationException extends LookasideException {

  private static final long serialVersionUID = 1L;

  LookasideAuthenticationException(String message, int status) {
    super(message, status);
  }

  LookasideAuthenticationException(String message, Throwable cause) {
    super(message, cause);
  }
}
