package io.github.packit4j.distgit.internal.transport;

import java.net.SocketException;

/**
 * An answer that is not git's protocol. It is a {@link SocketException} because JGit sends a
 * request again, with another kind of authentication, after any other failure: a push would go out
 * twice.
 */
public final class NotGitException extends SocketException {

  private static final long serialVersionUID = 1L;

  NotGitException(String message) {
    super(message);
  }
}
