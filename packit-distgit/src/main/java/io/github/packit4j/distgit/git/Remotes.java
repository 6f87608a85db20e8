package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.Attempts;
import io.github.packit4j.distgit.internal.transport.GitHttp;
import io.github.packit4j.distgit.internal.transport.GitSsh;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;

/** Opens connections to remotes with the settings of a store, and explains their failures. */
final class Remotes {

  private static final int SSH_TIMEOUT_SECONDS = 60;

  private final GitSettings settings;
  private final Optional<SshdSessionFactory> ssh;
  private final boolean named;
  private final Attempts attempts;

  /**
   * Creates the connections.
   *
   * @param named whether the program itself names the remotes, so that they may be anywhere
   */
  Remotes(GitSettings settings, Optional<SshdSessionFactory> ssh, boolean named) {
    this.settings = settings;
    this.ssh = ssh;
    this.named = named;
    this.attempts = new Attempts(settings.retryPolicy(), settings.sleeper());
  }

  /** What is done with an open transport. */
  @FunctionalInterface
  interface Operation<T> {
    T run(Transport transport) throws IOException;
  }

  boolean fullHistory() {
    return settings.fullHistory();
  }

  int maxFileBytes() {
    return settings.maxFileBytes();
  }

  /**
   * Connects and runs an operation, again if the connection breaks: every operation of ours looks
   * at the remote first, so that doing it twice is doing it once.
   *
   * @param what what is tried, for messages: "fetch rawhide from"
   */
  <T> T run(Repository local, RemoteUrl remote, String what, Operation<T> operation) {
    return attempts.run(() -> attempt(local, remote, what, operation));
  }

  private <T> T attempt(Repository local, RemoteUrl remote, String what, Operation<T> operation) {
    try (GitHttp http =
            new GitHttp(
                settings.httpClient(),
                this::authorization,
                settings.maxTransferBytes(),
                named ? settings.allowedHosts().and(remote.uri()) : settings.allowedHosts(),
                settings.deadline());
        GitSsh overSsh = remote.isSsh() ? new GitSsh(sessions(remote), settings.deadline()) : null;
        Transport transport = Transport.open(local, remote.toJGit())) {
      try {
        if (transport instanceof TransportHttp overHttp) {
          overHttp.setHttpConnectionFactory(http);
        } else if (transport instanceof SshTransport ssh && overSsh != null) {
          ssh.setSshSessionFactory(overSsh);
          ssh.setTimeout(SSH_TIMEOUT_SECONDS);
        }
        return operation.run(transport);
      } catch (IOException | RuntimeException failed) {
        Exception e = overSsh == null ? failed : overSsh.told(failed);
        GitException failure = RemoteFailure.of(what, remote, http.lastStatus(), e);
        throw RemoteFailure.isPassing(http.lastStatus(), e)
            ? new Attempts.BrokenOff(failure, http.leastPause())
            : failure;
      }
    } catch (URISyntaxException | IOException e) {
      throw RemoteFailure.of(what, remote, 0, e);
    }
  }

  private SshdSessionFactory sessions(RemoteUrl remote) {
    return ssh.orElseThrow(
        () ->
            new GitException(
                "Tried to connect to "
                    + remote
                    + " but the store has no keys for ssh; give its builder an SshAccess"));
  }

  private Optional<String> authorization(URI address) {
    return settings
        .credentials()
        .account(address)
        .map(
            account -> {
              String pair = account.userName() + ":" + account.password().reveal();
              return "Basic "
                  + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            });
  }
}
