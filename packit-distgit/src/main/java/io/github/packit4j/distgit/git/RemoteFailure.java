package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.transport.NotGitException;
import io.github.packit4j.http.HttpStatusException;
import io.github.packit4j.http.support.PublicAddresses;
import io.github.packit4j.http.support.Redaction;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** Turns what went wrong with a remote into the exception a caller can act on. */
final class RemoteFailure {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int MAX_REASON = 500;

  private RemoteFailure() {}

  static GitException of(String what, RemoteUrl remote, int status, Exception failure) {
    if (failure instanceof GitException known) {
      return known;
    }
    Exception cause = masked(failure);
    String tried = "Tried to " + what + " " + remote + " but ";
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return new GitAuthenticationException(
          tried
              + "the host answered "
              + status
              + "; check that an account for "
              + remote.uri().getHost()
              + " is given, that its token is valid and may do this",
          cause);
    }
    if (isLoginRefused(failure)) {
      return new GitAuthenticationException(
          tried
              + "the host accepts none of the keys; check the user name and that the key is"
              + " registered there",
          cause);
    }
    if (status == NOT_FOUND || failure instanceof NoRemoteRepositoryException) {
      return new GitRepositoryNotFoundException(
          tried + "there is no repository at this address, or the account may not see it", cause);
    }
    return new GitException(
        tried + "failed because: " + shortened(reason(cause)),
        cause,
        isPassing(status, failure) || isStopped(failure));
  }

  /** Tells whether the same operation may well work a moment later. */
  static boolean isPassing(int status, Exception cause) {
    if (HttpStatusException.mayPassByItself(status)) {
      return true;
    }
    boolean passing = false;
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof NotGitException
          || t instanceof PublicAddresses.RefusedException
          || isStop(t)) {
        return false; // Also where it comes as the cause of what would pass.
      }
      passing |=
          t instanceof SocketException
              || t instanceof SocketTimeoutException
              || t instanceof EOFException
              || t instanceof ProtocolException
              || t instanceof UnknownHostException;
    }
    return passing;
  }

  /** Tells whether the thread was interrupted, or a deadline passed: no reason to try at once. */
  private static boolean isStop(Throwable failure) {
    return failure instanceof InterruptedIOException
        && !(failure instanceof SocketTimeoutException);
  }

  private static boolean isStopped(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (isStop(t)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoginRefused(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SshException ssh
          && ssh.getDisconnectCode()
              == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
        return true;
      }
    }
    return false;
  }

  private static String shortened(String reason) {
    return reason.substring(0, Math.min(reason.length(), MAX_REASON));
  }

  /** JGit quotes addresses that a host sends it to, which may hold secrets. */
  private static Exception masked(Exception failure) {
    String told = reason(failure);
    String safe = Redaction.text(told, List.of());
    if (safe.equals(told)) {
      return failure;
    }
    IOException copy = new IOException(safe);
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }

  private static String reason(Throwable cause) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = cause; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : ": ").append(message);
      }
    }
    return text.toString();
  }
}
