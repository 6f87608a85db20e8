package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.transport.SshSessions;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.OkHttpClient;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps local object stores of remote repositories in one directory, one a repository, so that a
 * second run transfers only what is new.
 *
 * <p>Thread-safe. Repositories opened for the same address share their store. The directory may be
 * removed whenever no store uses it, and it may be shared: a second store, in this or another
 * process, works in a part of its own. No configuration of the user or the system is read, no hook
 * and no filter runs, no other program is started. Connections by ssh run threads of their own
 * while they are open.
 */
public final class GitStore implements AutoCloseable {

  private final GitSettings settings;
  private final StoreDirectory directory;
  private final Optional<SshdSessionFactory> ssh;
  private final Map<String, SharedStore> stores = new HashMap<>();
  private final Lock lock = new ReentrantLock();

  private GitStore(GitSettings settings, StoreDirectory directory) {
    this.settings = settings;
    this.directory = directory;
    this.ssh =
        settings.ssh().map(access -> SshSessions.create(access.settings(), directory.path()));
  }

  /** Returns a builder; a directory is needed. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Opens the store of a remote repository. Nothing is transferred yet. The address, and those that
   * are given to the repository's methods, are the program's own and may be anywhere; they redirect
   * to public addresses only, or to hosts that the program named.
   *
   * @param remote the address of the repository: https, ssh, or http
   * @throws IllegalArgumentException if the address is of another kind or has a password in it
   * @throws UncheckedIOException if the directory cannot be used
   */
  public GitRepository open(URI remote) {
    return open(remote, true);
  }

  /**
   * Opens the store of a remote repository whose address comes from elsewhere, as from somebody's
   * configuration. It and what it redirects to must be public: this machine and other networks are
   * refused with a {@link GitException}, unless {@link Builder#allowHosts} names the host. Nothing
   * is transferred yet.
   *
   * @param remote the address of the repository: https, or http
   * @throws IllegalArgumentException if the address is of another kind, such as ssh, or has a
   *     password in it
   * @throws UncheckedIOException if the directory cannot be used
   */
  public GitRepository openForeign(URI remote) {
    if (RemoteUrl.of(remote).isSsh()) {
      throw new IllegalArgumentException(
          "An address from elsewhere must be https or http: " + remote);
    }
    return open(remote, false);
  }

  private GitRepository open(URI remote, boolean named) {
    RemoteUrl url = RemoteUrl.of(remote);
    lock.lock();
    try {
      SharedStore known = stores.get(url.key());
      SharedStore store =
          known != null ? known : SharedStore.open(directory.path().resolve(url.key()));
      stores.put(url.key(), store);
      store.retain();
      return new GitRepository(
          url, store, new Remotes(settings, ssh, named), () -> release(url.key(), store));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Tried to open the local store of " + url + " in " + directory.path() + " but failed", e);
    } finally {
      lock.unlock();
    }
  }

  private void release(String key, SharedStore store) {
    lock.lock();
    try {
      if (store.release() && stores.remove(key, store)) {
        store.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Releases the directory. Repositories still open must not be used any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      stores.values().forEach(SharedStore::close);
      stores.clear();
      ssh.ifPresent(SshdSessionFactory::close);
      directory.close();
    } finally {
      lock.unlock();
    }
  }

  /** Builds a {@link GitStore}. */
  public static final class Builder {

    private static final long DEFAULT_MAX_TRANSFER = 4L << 30;
    private static final Duration DEFAULT_DEADLINE = Duration.ofHours(1);
    private static final int DEFAULT_MAX_FILE = 64 << 20;

    private @Nullable Path directory;
    private OkHttpClient httpClient = new OkHttpClient();
    private GitCredentials credentials = GitCredentials.none();
    private Optional<SshAccess> ssh = Optional.empty();
    private boolean fullHistory;
    private long maxTransferBytes = DEFAULT_MAX_TRANSFER;
    private int maxFileBytes = DEFAULT_MAX_FILE;
    private AllowedHosts allowedHosts = AllowedHosts.none();
    private @Nullable Duration deadline;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Sleeper sleeper = Sleeper.system();

    private Builder() {}

    /** Sets where the stores are kept; created if it does not exist. Required. */
    public Builder directory(Path directory) {
      this.directory = directory;
      return this;
    }

    /** Sets the client for https; its proxies, TLS settings and timeouts are used. */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /** Sets the accounts for https; none by default. */
    public Builder credentials(GitCredentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /** Sets the keys and hosts for ssh; without, ssh addresses cannot be used. */
    public Builder ssh(SshAccess access) {
      this.ssh = Optional.of(access);
      return this;
    }

    /**
     * Sets whether a first fetch brings the whole history. By default it brings the newest commit
     * only; the rest follows when a question about ancestors or a push needs it.
     */
    public Builder fullHistory(boolean fullHistory) {
      this.fullHistory = fullHistory;
      return this;
    }

    /** Sets how many bytes a remote may send in one response; 4 GiB by default. */
    public Builder maxTransferBytes(long bytes) {
      this.maxTransferBytes = bytes;
      return this;
    }

    /** Sets how large a file may be that is read into memory; 64 MiB by default. */
    public Builder maxFileBytes(int bytes) {
      this.maxFileBytes = bytes;
      return this;
    }

    /**
     * Allows hosts to be on this machine or in networks that are not public, also where a remote
     * redirects to them or they come from elsewhere.
     *
     * @param addresses any addresses on them; the port matters, the path does not
     */
    public Builder allowHosts(Collection<URI> addresses) {
      addresses.forEach(address -> allowedHosts = allowedHosts.and(address));
      return this;
    }

    /** Allows every host to be there, for a program whose upstreams are in its own network. */
    public Builder allowPrivateAddresses() {
      this.allowedHosts = AllowedHosts.all();
      return this;
    }

    /**
     * Sets how long one transfer may take, however steadily bytes trickle in: an https request, or
     * all that is said over ssh. By default the call timeout of the client, or one hour if it has
     * none. It is not begun again at once then, but may pass later.
     */
    public Builder deadline(Duration deadline) {
      this.deadline = deadline;
      return this;
    }

    private Duration deadline() {
      if (deadline != null) {
        return deadline;
      }
      int ofCalls = httpClient.callTimeoutMillis();
      return ofCalls == 0 ? DEFAULT_DEADLINE : Duration.ofMillis(ofCalls);
    }

    /** Sets how broken connections are repeated; {@link RetryPolicy#defaults()} by default. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /**
     * Returns the store.
     *
     * @throws MissingSettingException if it has no directory
     * @throws UncheckedIOException if the directory cannot be created
     */
    public GitStore build() {
      Path chosen =
          MissingSettingException.require(
              directory, "A git store", "GitStore.builder().directory(...)");
      return new GitStore(
          new GitSettings(
              httpClient,
              credentials,
              ssh,
              fullHistory,
              maxTransferBytes,
              maxFileBytes,
              allowedHosts,
              deadline(),
              retryPolicy,
              sleeper),
          StoreDirectory.claim(chosen));
    }
  }
}
