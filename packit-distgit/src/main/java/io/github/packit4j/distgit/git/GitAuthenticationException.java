package io.github.packit4j.distgit.git;

/** The remote wants an account, or does not accept the one it was given. */
public final class GitAuthenticationException extends GitException {

  private static final long serialVersionUID = 1L;

  GitAuthenticationException(String message, Throwable cause) {
    super(message, cause);
  }
}
