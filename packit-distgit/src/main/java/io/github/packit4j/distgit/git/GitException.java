package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.DistGitException;

/**
 * A git operation that could not be done: the remote was not reached or refused to talk, an object
 * is missing, a repository is malformed. That a remote refuses to move a branch is no exception but
 * a {@link PushResult}.
 */
public class GitException extends DistGitException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  GitException(String message) {
    super(message);
    this.passing = false;
  }

  GitException(String message, Throwable cause) {
    this(message, cause, false);
  }

  GitException(String message, Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  /**
   * Whether the same operation may succeed later, unchanged.
   *
   * @return true for a remote that was not reached, broke off or was busy
   */
  @Override
  public boolean mayPassByItself() {
    return passing;
  }
}
