package io.github.packit4j.distgit.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time an operation has; no network is involved. */
@Timeout(60)
class GitSshTest {

  private final Semaphore disconnected = new Semaphore(0);
  private final IOException failure = new IOException("the connection was lost");

  private final SshSessionFactory sessions =
      new SshSessionFactory() {
        @Override
        public RemoteSession getSession(
            URIish uri, CredentialsProvider credentials, FS fs, int milliseconds) {
          return new Session();
        }

        @Override
        public String getType() {
          return "fake";
        }
      };

  private final class Session implements RemoteSession {
    @Override
    public Process exec(String command, int timeout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect() {
      disconnected.release();
    }
  }

  private static RemoteSession open(GitSsh ssh) throws TransportException {
    return ssh.getSession(new URIish(), CredentialsProvider.getDefault(), FS.DETECTED, 0);
  }

  @Test
  void aSessionLastsAsLongAsJGitNeedsIt() throws IOException {
    try (GitSsh ssh = new GitSsh(sessions, Duration.ofDays(1))) {
      RemoteSession session = open(ssh);
      assertThat(disconnected.availablePermits()).isZero();
      assertThat(ssh.told(failure)).isSameAs(failure);
      ssh.releaseSession(session);
      assertThat(disconnected.availablePermits()).isOne();
      assertThat(ssh.getType()).isEqualTo("fake");
    }
  }

  @Test
  void aSessionIsCutWhenTheTimeIsOver() throws Exception {
    try (GitSsh ssh = new GitSsh(sessions, Duration.ofMillis(1))) {
      open(ssh);
      disconnected.acquire();
      assertThat(ssh.told(failure)).isInstanceOf(InterruptedIOException.class).hasCause(failure);
    }
  }

  @Test
  void aSessionThatIsOpenedLaterIsCutAtOnce() throws IOException {
    try (GitSsh ssh = new GitSsh(sessions, Duration.ZERO)) {
      while (ssh.told(failure) == failure) {
        Thread.onSpinWait();
      }
      open(ssh);
      assertThat(disconnected.availablePermits()).isPositive();
    }
  }
}
