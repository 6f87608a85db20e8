package io.github.packit4j.distgit.internal.transport;

import io.github.packit4j.http.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.JGitKeyCache;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** Makes JGit's ssh sessions from given settings alone, without the user's own configuration. */
public final class SshSessions {

  private SshSessions() {}

  /**
   * Returns a factory of sessions.
   *
   * @param settings the keys and hosts
   * @param home a directory that stands in for the user's, so that nothing there is looked at
   */
  public static SshdSessionFactory create(SshSettings settings, Path home) {
    return new SshdSessionFactoryBuilder()
        .setHomeDirectory(home.toFile())
        .setSshDirectory(home.resolve("no-ssh").toFile())
        .setConfigFile(directory -> settings.config().map(Path::toFile).orElse(null))
        .setPreferredAuthentications("publickey")
        .setDefaultKnownHostsFiles(directory -> settings.knownHosts())
        .setDefaultIdentities(directory -> new ArrayList<>(settings.keys().keySet()))
        .setKeyPasswordProvider(provider -> new Passphrases(settings.keys()))
        .setConnectorFactory(settings.agent().map(AgentConnectors::new).orElse(null))
        .build(new JGitKeyCache());
  }

  /** Answers for the passphrases of the given keys, once each. */
  private static final class Passphrases implements KeyPasswordProvider {

    private final Map<Path, Optional<Secret>> keys;

    Passphrases(Map<Path, Optional<Secret>> keys) {
      this.keys = keys;
    }

    @Override
    public char @Nullable [] getPassphrase(URIish uri, int attempt) {
      for (Map.Entry<Path, Optional<Secret>> key : keys.entrySet()) {
        if (Path.of(uri.getPath()).toAbsolutePath().equals(key.getKey().toAbsolutePath())) {
          return key.getValue().map(secret -> secret.reveal().toCharArray()).orElse(null);
        }
      }
      return null;
    }

    @Override
    public void setAttempts(int maxAttempts) {
      // One is all there is to try.
    }

    @Override
    public boolean keyLoaded(URIish uri, int attempt, @Nullable Exception error) {
      return false; // No second attempt.
    }
  }
}
