package io.github.packit4j.distgit;

import io.github.packit4j.http.PackitException;
import org.jspecify.annotations.Nullable;

/**
 * The root of what this module throws: a dist-git, git or lookaside operation that could not be
 * done. The message says what was tried and why it failed; it never contains a credential.
 */
public class DistGitException extends PackitException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message says it all. */
  public DistGitException(String message) {
    super(message);
  }

  /** Creates an exception with the failure that led to it. */
  public DistGitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
