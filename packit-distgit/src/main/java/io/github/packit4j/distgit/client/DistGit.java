package io.github.packit4j.distgit.client;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A dist-git to release into: its forge, its git repositories and its lookaside cache, reached as
 * one account. The host and the token are said once.
 *
 * <pre>{@code
 * DistGit fedora =
 *     DistGit.builder(DistGitInstance.fedora())
 *         .account("packit", token)
 *         .ssh(keys)
 *         .kerberos(KerberosLogin.ticketCache())
 *         .directory(Path.of("work/git"))
 *         .build();
 * Optional<Fork> fork = fedora.fork("python-ogr");
 * }</pre>
 *
 * <p>Thread-safe. Closing it releases the directory.
 */
public final class DistGit implements AutoCloseable {

  private final DistGitInstance instance;
  private final Forges forges;
  private final GitStore git;
  private final Optional<LookasideCache> lookaside;
  private final String account;
  private final boolean pushOverSsh;
  private final boolean typeIsNamed;
  private final Map<String, List<URI>> forkAddresses = new ConcurrentHashMap<>();

  private DistGit(Builder builder, String account, Supplier<Secret> token, Path directory) {
    this.instance = builder.instance;
    this.account = account;
    this.pushOverSsh = builder.ssh != null;
    this.typeIsNamed = builder.type != null;
    String host = hostOf(instance.webUrl());
    Forges.Builder forge =
        Forges.builder()
            .httpClient(builder.httpClient)
            .retryPolicy(builder.retryPolicy)
            .forkTimeout(builder.forkTimeout)
            .token(host, token)
            .account(host, account);
    if (builder.privateAddresses) {
      forge.allowPrivateAddresses();
    }
    if (builder.type != null) {
      forge.forge(instance.webUrl(), builder.type);
    }
    this.forges = forge.build();
    GitCredentials own =
        GitCredentials.builder()
            .account(host, () -> new GitCredentials.Account(account, token.get()))
            .build();
    GitCredentials others = builder.otherCredentials;
    GitStore.Builder store =
        GitStore.builder()
            .directory(directory)
            .httpClient(builder.httpClient)
            .retryPolicy(builder.retryPolicy)
            .credentials(address -> own.account(address).or(() -> others.account(address)));
    store.allowHosts(instance.hosts());
    if (builder.privateAddresses) {
      store.allowPrivateAddresses();
    }
    if (builder.ssh != null) {
      store.ssh(builder.ssh);
    }
    this.git = store.build();
    this.lookaside = builder.lookasideCache();
  }

  /**
   * Starts a client. Whether a Pagure or a Forgejo answers there is found out from the host, also
   * if that changes while the program runs.
   *
   * @param instance where the dist-git is
   * @return a builder; an account, a directory and a way to push are needed
   */
  public static Builder builder(DistGitInstance instance) {
    return new Builder(instance, null);
  }

  /**
   * Starts a client of a dist-git that is a Pagure laid out as Fedora's: packages in {@code rpms},
   * the lookaside cache below {@code /repo/pkgs}.
   *
   * @param webUrl its address, {@code https://dist.example.org}
   * @return a builder
   */
  public static Builder pagure(URI webUrl) {
    String base = withoutTrailingSlash(webUrl);
    return new Builder(
        DistGitInstance.builder()
            .name(webUrl.getHost())
            .webUrl(webUrl)
            .sshUrlTemplate("ssh://{user}@" + webUrl.getHost() + "/{namespace}/{package}.git")
            .lookaside(
                LookasideLocation.namespaced(
                    URI.create(base + "/repo/pkgs"), URI.create(base + "/repo/pkgs/upload.cgi")))
            .build(),
        ForgeType.PAGURE);
  }

  /**
   * Starts a client of a dist-git that is a Forgejo, without a lookaside cache.
   *
   * @param webUrl its address
   * @param organization the organization that has the packages
   * @return a builder
   */
  public static Builder forgejo(URI webUrl, String organization) {
    return new Builder(withGitUser(webUrl, organization), ForgeType.FORGEJO);
  }

  /**
   * Starts a client of a dist-git that is a GitLab, without a lookaside cache.
   *
   * @param webUrl its address
   * @param group the group that has the packages, {@code group/subgroup}
   * @return a builder
   */
  public static Builder gitLab(URI webUrl, String group) {
    return new Builder(withGitUser(webUrl, group), ForgeType.GITLAB);
  }

  private static DistGitInstance withGitUser(URI webUrl, String namespace) {
    return DistGitInstance.builder()
        .name(webUrl.getHost())
        .webUrl(webUrl)
        .namespace(namespace)
        .sshUrlTemplate("ssh://git@" + webUrl.getHost() + "/{namespace}/{package}.git")
        .build();
  }

  /**
   * Where the dist-git is.
   *
   * @return its addresses and branch rules
   */
  public DistGitInstance instance() {
    return instance;
  }

  /**
   * The account that owns the forks and opens pull requests.
   *
   * @return the account's name
   */
  public String account() {
    return account;
  }

  /**
   * A package on the forge. Asks nobody.
   *
   * @param packageName the package
   * @return its project
   */
  public ForgeProject project(String packageName) {
    return forges.project(instance.projectUrl(packageName));
  }

  /**
   * A project of this dist-git's forge by its address.
   *
   * @param address any address of a project
   * @return the project; empty if the address is on another host
   * @throws IllegalArgumentException if it is on this host, and names no project
   */
  public Optional<ForgeProject> projectAt(URI address) {
    return hostOf(instance.webUrl()).equalsIgnoreCase(hostOf(address))
        ? Optional.of(forges.project(address))
        : Optional.empty();
  }

  /**
   * A package's git repository. To be closed.
   *
   * @param packageName the package
   * @return the local store of its repository
   */
  public GitRepository repository(String packageName) {
    return git.open(instance.cloneUrl(packageName));
  }

  /**
   * Where the spec file of a package is.
   *
   * @param packageName the package
   * @return its path in the repository
   */
  public String specPath(String packageName) {
    return packageName + ".spec";
  }

  /**
   * Where the package's own branches are pushed to.
   *
   * @param packageName the package
   * @return the address, by ssh or https as this dist-git was set up
   */
  public URI pushUrl(String packageName) {
    if (!pushOverSsh) {
      return instance.cloneUrl(packageName);
    }
    // A dist-git that has moved to Forgejo has one user for git, and says how it is reached.
    boolean moved = !typeIsNamed && forges.forgeOf(instance.webUrl()).type() == ForgeType.FORGEJO;
    return moved
        ? withAccount(sshUrl(project(packageName), project(packageName).pushUrls()))
        : instance.sshUrl(packageName, account);
  }

  /**
   * Finds the account's fork of a package.
   *
   * @param packageName the package
   * @return the fork, or empty
   */
  public Optional<Fork> fork(String packageName) {
    return project(packageName).fork(account).map(this::located);
  }

  /**
   * Finds the account's fork of a package, or makes it and waits until git can push to it. Within
   * one client a package is forked by one thread at a time: the others find the fork.
   *
   * @param packageName the package
   * @return the fork
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  public Fork forkOrCreate(String packageName) throws InterruptedException {
    return located(project(packageName).forkOrCreate());
  }

  private Fork located(ForgeProject fork) {
    List<URI> addresses = addresses(fork);
    URI overHttps =
        addresses.stream()
            .filter(url -> !"ssh".equals(url.getScheme()))
            .findFirst()
            .orElseGet(fork::cloneUrl);
    return new Fork(
        fork, overHttps, pushOverSsh ? withAccount(sshUrl(fork, addresses)) : overHttps);
  }

  /**
   * The addresses of a fork stay, so the forge is asked once; nobody waits for another's answer.
   */
  private List<URI> addresses(ForgeProject fork) {
    String page = fork.webUrl().toString();
    List<URI> known = forkAddresses.get(page);
    if (known != null) {
      return known;
    }
    List<URI> asked = fork.pushUrls();
    forkAddresses.put(page, asked);
    return asked;
  }

  private static URI sshUrl(ForgeProject fork, List<URI> addresses) {
    return addresses.stream()
        .filter(url -> "ssh".equals(url.getScheme()))
        .findFirst()
        .orElseThrow(
            () ->
                new DistGitException(
                    "The forge names no ssh address of %s to push to. Push over https instead, with DistGit.Builder.pushOverHttps()."
                        .formatted(fork.webUrl())));
  }

  /** Where the forge has no one user for git, as Pagure, everybody connects by the own name. */
  private URI withAccount(URI ssh) {
    return ssh.getUserInfo() != null
        ? ssh
        : URI.create("ssh://" + account + "@" + ssh.toString().substring("ssh://".length()));
  }

  /**
   * The git repositories of this dist-git, and of any other host.
   *
   * @return the stores
   */
  public GitStore git() {
    return git;
  }

  /**
   * The lookaside cache.
   *
   * @return the cache, with the identity to upload
   * @throws DistGitException if this dist-git has none
   */
  public LookasideCache lookaside() {
    return lookaside.orElseThrow(
        () -> new DistGitException("The dist-git " + instance.name() + " has no lookaside cache."));
  }

  private static String hostOf(URI address) {
    int port = address.getPort();
    boolean usual = port < 0 || port == ("http".equals(address.getScheme()) ? 80 : 443);
    return address.getHost() + (usual ? "" : ":" + port);
  }

  private static String withoutTrailingSlash(URI uri) {
    return uri.toString().replaceFirst("/+$", "");
  }

  /** Releases the directory of the git stores. */
  @Override
  public void close() {
    git.close();
  }

  @Override
  public String toString() {
    return instance.name() + " as " + account;
  }

  /** Builds a {@link DistGit}. */
  public static final class Builder {

    private static final String WHAT = "A dist-git";

    private final DistGitInstance instance;
    private final @Nullable ForgeType type;
    private OkHttpClient httpClient = new OkHttpClient();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Duration forkTimeout = Duration.ofMinutes(5);
    private GitCredentials otherCredentials = GitCredentials.none();
    private @Nullable String account;
    private @Nullable Supplier<Secret> token;
    private @Nullable Path directory;
    private @Nullable SshAccess ssh;
    private boolean pushOverHttps;
    private boolean privateAddresses;
    private @Nullable KerberosLogin kerberos;
    private @Nullable LookasideCache lookaside;

    private Builder(DistGitInstance instance, @Nullable ForgeType type) {
      this.instance = instance;
      this.type = type;
    }

    /**
     * Sets who acts. Required.
     *
     * @param name the account that owns the forks
     * @param secret its token for the forge, also used for git over https
     * @return this builder
     */
    public Builder account(String name, Secret secret) {
      return account(name, () -> secret);
    }

    /**
     * Sets who acts, with a token that may change: another forge at the same address takes another
     * one. Required, in one form or the other.
     *
     * @param name the account that owns the forks
     * @param secret gives its token; asked for each request
     * @return this builder
     */
    public Builder account(String name, Supplier<Secret> secret) {
      this.account = name;
      this.token = secret;
      return this;
    }

    /**
     * Sets where git repositories are kept. Required. It may be deleted between runs.
     *
     * @param value the directory
     * @return this builder
     */
    public Builder directory(Path value) {
      this.directory = value;
      return this;
    }

    /**
     * Pushes by ssh, as Fedora asks.
     *
     * @param access the keys and the known hosts
     * @return this builder
     */
    public Builder ssh(SshAccess access) {
      this.ssh = access;
      return this;
    }

    /**
     * Pushes over https with the account's token.
     *
     * @return this builder
     */
    public Builder pushOverHttps() {
      this.pushOverHttps = true;
      return this;
    }

    /**
     * Sets the Kerberos identity for uploads to the lookaside cache, which Fedora's asks for.
     *
     * @param login the identity
     * @return this builder
     */
    public Builder kerberos(KerberosLogin login) {
      this.kerberos = login;
      return this;
    }

    /**
     * Sets the lookaside cache, where its settings differ from those made here.
     *
     * @param value the cache
     * @return this builder
     */
    public Builder lookaside(LookasideCache value) {
      this.lookaside = value;
      return this;
    }

    /**
     * Sets the client whose connections are used; a new one unless set.
     *
     * @param client the client; never changed or closed
     * @return this builder
     */
    public Builder httpClient(OkHttpClient client) {
      this.httpClient = client;
      return this;
    }

    /**
     * Sets how failed requests are repeated; {@link RetryPolicy#defaults()} unless set.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = policy;
      return this;
    }

    /**
     * Sets how long to wait for a fork; five minutes unless set.
     *
     * @param timeout the longest wait
     * @return this builder
     */
    public Builder forkTimeout(Duration timeout) {
      this.forkTimeout = timeout;
      return this;
    }

    /**
     * Sets the accounts for git over https on other hosts, such as that of a private upstream.
     *
     * @param others the accounts; none unless set
     * @return this builder
     */
    public Builder otherGitCredentials(GitCredentials others) {
      this.otherCredentials = others;
      return this;
    }

    /**
     * Allows redirects to this machine and to networks that are not public, and upstreams of
     * others' configurations there. The hosts of the dist-git itself may be anywhere.
     *
     * @return this builder
     */
    public Builder allowPrivateAddresses() {
      this.privateAddresses = true;
      return this;
    }

    private Optional<LookasideCache> lookasideCache() {
      if (lookaside != null) {
        return Optional.of(lookaside);
      }
      if (instance.lookaside().isEmpty()) {
        return Optional.empty();
      }
      LookasideCache.Builder cache =
          LookasideCache.builder(instance).httpClient(httpClient).retryPolicy(retryPolicy);
      if (privateAddresses) {
        cache.allowPrivateAddresses();
      }
      if (kerberos != null) {
        cache.kerberos(kerberos);
      }
      return Optional.of(cache.build());
    }

    /**
     * Makes the client.
     *
     * @return the client
     * @throws MissingSettingException if there is no account, no directory or no way to push
     * @throws DistGitException if it is to push by ssh, and the dist-git has no address for that
     */
    public DistGit build() {
      String name = MissingSettingException.require(account, WHAT, "account(name, token)");
      Supplier<Secret> secret =
          MissingSettingException.require(token, WHAT, "account(name, token)");
      Path place = MissingSettingException.require(directory, WHAT, "directory(...)");
      if (ssh == null && !pushOverHttps) {
        throw new MissingSettingException(WHAT, "ssh(...) or pushOverHttps()");
      }
      if (ssh != null) {
        instance.sshUrl("any", name);
      }
      return new DistGit(this, name, secret, place);
    }
  }
}
