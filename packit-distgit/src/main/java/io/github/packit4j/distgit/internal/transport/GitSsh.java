package io.github.packit4j.distgit.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * The ssh sessions of one git operation, which are cut when it has taken too long as a whole: a
 * server that sends a byte now and then would hold it for ever. Used by one thread.
 */
public final class GitSsh extends SshSessionFactory implements AutoCloseable {

  private final SshSessionFactory sessions;
  private final Duration deadline;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Queue<RemoteSession> open = new ConcurrentLinkedQueue<>();

  /**
   * Starts the time of an operation.
   *
   * @param sessions makes the sessions
   * @param deadline how long the operation may take
   */
  public GitSsh(SshSessionFactory sessions, Duration deadline) {
    this.sessions = sessions;
    this.deadline = deadline;
    // Not in the one thread that all time-outs of the JVM share: a disconnect may block.
    CompletableFuture<Void> unused =
        ended
            .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionallyAsync(
                late -> {
                  open.forEach(RemoteSession::disconnect);
                  return null;
                });
  }

  @Override
  public RemoteSession getSession(
      URIish uri, CredentialsProvider credentials, FS fs, int milliseconds)
      throws TransportException {
    RemoteSession session = sessions.getSession(uri, credentials, fs, milliseconds);
    open.add(session);
    if (isLate()) {
      session.disconnect(); // Who cuts the others may not have seen it.
    }
    return session;
  }

  @Override
  public String getType() {
    return sessions.getType();
  }

  private boolean isLate() {
    return ended.isCompletedExceptionally();
  }

  /**
   * Says why an operation failed.
   *
   * @param failure what it threw
   * @return that it was late, if it was; the failure otherwise
   */
  public Exception told(Exception failure) {
    if (!isLate()) {
      return failure;
    }
    IOException told = new InterruptedIOException("it was not complete after " + deadline);
    told.initCause(failure);
    return told;
  }

  @Override
  public void close() {
    ended.complete(null);
  }
}
