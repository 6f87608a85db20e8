package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.transport.SshSettings;
import io.github.packit4j.http.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How git connects by ssh: with which keys, and to which hosts.
 *
 * <p>Only what is given here is used: no {@code ~/.ssh}, no environment variable, no ssh program. A
 * host whose key is not in the given {@code known_hosts} files is refused. Immutable.
 */
public final class SshAccess {

  private final SshSettings settings;

  private SshAccess(SshSettings settings) {
    this.settings = settings;
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  SshSettings settings() {
    return settings;
  }

  /** Names the files, never a passphrase. */
  @Override
  public String toString() {
    return "SshAccess[keys="
        + settings.keys().keySet()
        + ", agent="
        + settings.agent()
        + ", knownHosts="
        + settings.knownHosts()
        + "]";
  }

  /** Builds an {@link SshAccess}. */
  public static final class Builder {

    private final Map<Path, Optional<Secret>> keys = new LinkedHashMap<>();
    private final List<Path> knownHosts = new ArrayList<>();
    private @Nullable Path agent;
    private @Nullable Path config;

    private Builder() {}

    /** Adds a private key in a file without a passphrase. */
    public Builder key(Path file) {
      keys.put(file, Optional.empty());
      return this;
    }

    /** Adds a private key in a file with a passphrase. */
    public Builder key(Path file, Secret passphrase) {
      keys.put(file, Optional.of(passphrase));
      return this;
    }

    /**
     * Uses the keys of an ssh agent too.
     *
     * @param socket the agent's socket, what {@code SSH_AUTH_SOCK} names
     */
    public Builder agent(Path socket) {
      this.agent = socket;
      return this;
    }

    /** Adds a file with the keys of hosts, in OpenSSH's format. */
    public Builder knownHosts(Path file) {
      knownHosts.add(file);
      return this;
    }

    /**
     * Uses a file of OpenSSH's client, as for a host that is reached at another address ({@code
     * HostName}, {@code Port}) or through another host ({@code ProxyJump}). None by default.
     *
     * @param file in the format of {@code ssh_config}
     */
    public Builder config(Path file) {
      this.config = file;
      return this;
    }

    /** Returns the access. */
    public SshAccess build() {
      return new SshAccess(
          new SshSettings(
              keys, Optional.ofNullable(agent), knownHosts, Optional.ofNullable(config)));
    }
  }
}
