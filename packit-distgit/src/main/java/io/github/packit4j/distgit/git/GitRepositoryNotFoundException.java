package io.github.packit4j.distgit.git;

/** There is no repository at an address, or the account may not see it. */
public final class GitRepositoryNotFoundException extends GitException {

  private static final long serialVersionUID = 1L;

  GitRepositoryNotFoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
