package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.DistGitException;

/**
 * A git operation that could not be done: the remote was not reached or refused to talk, an object
 * is missing, a repository is malformed. That a remote refuses to move a branch is no exception but
 * a {@link PushResult}.
 */
public class GitException extends DistGitException {

  private static final long serialVersionUID = 1L;

  GitException(String message) {
    super(message);
  }

  GitException(String message, Throwable cause) {
    super(message, cause);
  }
}
