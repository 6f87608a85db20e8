package io.github.packit4j.distgit.forge;

import io.github.packit4j.distgit.forge.internal.Address;
import io.github.packit4j.distgit.forge.internal.Connection;
import io.github.packit4j.distgit.forge.internal.DialectForge;
import io.github.packit4j.distgit.forge.internal.KnownHosts;
import io.github.packit4j.distgit.forge.internal.Probe;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.UrlParser;
import io.github.packit4j.distgit.forge.internal.found.Dialects;
import io.github.packit4j.distgit.forge.internal.found.FoundDialect;
import io.github.packit4j.http.RetryListener;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * The forges that a program works with: which program runs on which host, and the credential for
 * each. A credential belongs to one host and port and is never sent to another one. Forges are
 * spoken to over https, whatever scheme an address has, except for those that {@link Builder#forge}
 * names as http and this machine itself. Thread-safe.
 *
 * <p>What runs on a host that the program has not named with its type, and on Fedora's dist-git, is
 * found out from the host and may change while the program runs: a host that answers as another
 * forge is asked again what it is, and spoken to as that. A fork that was found before is to be
 * found anew then.
 *
 * <pre>{@code
 * Forges forges = Forges.builder().token("src.fedoraproject.org", token).build();
 * ForgeProject hello = forges.project(URI.create("https://src.fedoraproject.org/rpms/hello"));
 * }</pre>
 */
public final class Forges {

  private final Builder settings;
  private final Map<Address, DialectForge> forges = new ConcurrentHashMap<>();

  private Forges(Builder settings) {
    this.settings = settings;
  }

  /**
   * Starts a set of forges.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The forge that an address belongs to. A host that is neither configured nor known by its name
   * is asked what it runs, without a credential.
   *
   * @param uri any address on the forge
   * @return the forge
   * @throws ForgeException with reason UNSUPPORTED if no forge is found there
   */
  public Forge forgeOf(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("Not an address on a host: scheme " + uri.getScheme());
    }
    String scheme = String.valueOf(uri.getScheme());
    Forge own = settings.own.get(Address.of(scheme, host, uri.getPort()));
    return own == null ? forge(scheme, host, uri.getPort()) : own;
  }

  /**
   * The project that an address belongs to. Asks nobody, except on an unknown host.
   *
   * @param uri the project's page, a page below it, or its git address
   * @return the project
   * @throws IllegalArgumentException if the address does not name a project
   * @throws ForgeException with reason UNSUPPORTED if no forge is found there
   */
  public ForgeProject project(URI uri) {
    return project(uri.toString());
  }

  /**
   * The project that an address belongs to, in any form that {@link ForgeUrl#parse(String)} reads.
   *
   * @param address the address
   * @return the project
   * @throws IllegalArgumentException if the address does not name a project
   * @throws ForgeException with reason UNSUPPORTED if no forge is found there
   */
  public ForgeProject project(String address) {
    // What runs on the host is not known before its name is.
    ForgeUrl first = UrlParser.parse(address, host -> UrlParser.Site.of(Optional.empty()));
    int port = first.port().orElse(-1);
    Forge own = settings.own.get(Address.of(first.scheme(), first.host(), port));
    if (own != null) {
      UrlParser.Site site = UrlParser.Site.of(own.type(), own.webUrl());
      ForgeUrl url = UrlParser.parse(address, host -> site);
      return own.project(url.fullName());
    }
    DialectForge forge = forge(first.scheme(), first.host(), port);
    UrlParser.Site site = UrlParser.Site.of(forge.type(), forge.webUrl());
    ForgeUrl url = UrlParser.parse(address, host -> site);
    return forge.project(new ProjectName(url.forkOf(), url.namespace(), url.repository()));
  }

  /**
   * Tells whether the program has named the host of an address, as a forge or with a credential. A
   * host that it has not may come from anywhere, and must be public.
   *
   * @param address any address on the forge
   * @return whether it may be on this machine or in a network that is not public
   */
  public boolean names(URI address) {
    return settings.allowedHosts().contains(address);
  }

  private DialectForge forge(String scheme, String host, int port) {
    Address address = Address.of(scheme, host, port);
    DialectForge known = forges.get(address);
    if (known != null) {
      return known;
    }
    Instance instance = settings.instances.get(address);
    boolean found = instance == null && mayMove(address);
    if (instance == null) {
      // Plain http is only for what the program has named so: no token goes out over it because
      // some address says http.
      boolean plain = scheme.equals("http") && address.isThisMachine();
      URI web = address.web(plain ? "http" : "https");
      instance = new Instance(web, typeOf(address, web));
    }
    DialectForge created = create(address, instance, found);
    DialectForge earlier = forges.putIfAbsent(address, created);
    return earlier == null ? created : earlier;
  }

  private ForgeType typeOf(Address address, URI web) {
    return KnownHosts.typeOf(address.host())
        .or(() -> settings.probing ? Probe.typeOf(web, settings.connection()) : Optional.empty())
        .orElseThrow(
            () ->
                new ForgeException(
                    ForgeException.Reason.UNSUPPORTED,
                    "Tried to find out which forge runs on "
                        + address
                        + " but failed because: the host is not known; name its type with"
                        + " Forges.builder().forge(URI, ForgeType)"));
  }

  /** What the program has named stays; what a host has said of itself may change. */
  private static boolean mayMove(Address address) {
    return KnownHosts.mayMove(address.host()) || KnownHosts.typeOf(address.host()).isEmpty();
  }

  private DialectForge create(Address address, Instance instance, boolean found) {
    Optional<ForgeCredential> credential = Optional.ofNullable(settings.credentials.get(address));
    return new DialectForge(
        instance.web(),
        found
            ? new FoundDialect(instance.type(), instance.web(), credential, settings.connection())
            : Dialects.of(instance.type(), instance.web(), credential, settings.connection()),
        settings.sleeper,
        settings.forkTimeout,
        Optional.ofNullable(settings.accounts.get(address)));
  }

  private record Instance(URI web, ForgeType type) {}

  /** Sets up forges. Not thread-safe. */
  public static final class Builder {

    private final Map<Address, ForgeCredential> credentials = new HashMap<>();
    private final Map<Address, String> accounts = new HashMap<>();
    private final Map<Address, Instance> instances = new HashMap<>();
    private final Map<Address, Forge> own = new HashMap<>();
    private OkHttpClient httpClient = new OkHttpClient();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private RetryListener retryListener = RetryListener.silent();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private Duration forkTimeout = Duration.ofMinutes(5);
    // Pagure merges within the request, which took up to 40 seconds (distgit.md, 1.6).
    private Duration readTimeout = Duration.ofSeconds(90);
    private boolean readOnly;
    private boolean probing = true;
    private boolean privateAddresses;

    private Builder() {}

    /**
     * Sets the client whose connections are used; a new one unless set.
     *
     * @param client the client; never changed or closed
     * @return this
     */
    public Builder httpClient(OkHttpClient client) {
      this.httpClient = client;
      return this;
    }

    /**
     * Sets the token for a host.
     *
     * @param host the host, with a port where that is not the default one
     * @param token the token
     * @return this
     */
    public Builder token(String host, Secret token) {
      return credential(host, ForgeCredential.token(token));
    }

    /**
     * Sets the token for a host that may change.
     *
     * @param host the host, with a port where that is not the default one
     * @param token asked for each request
     * @return this
     */
    public Builder token(String host, Supplier<Secret> token) {
      return credential(host, ForgeCredential.token(token));
    }

    /**
     * Sets the credential for a host.
     *
     * @param host the host, with a port where that is not the default one
     * @param credential the credential
     * @return this
     * @throws IllegalArgumentException if it is an address, not a host
     */
    public Builder credential(String host, ForgeCredential credential) {
      credentials.put(Address.ofHost(host), credential);
      return this;
    }

    /**
     * Says whose the credential of a host is, so that the forge is not asked.
     *
     * @param host the host, with a port where that is not the default one
     * @param name the account name
     * @return this
     * @throws IllegalArgumentException if it is an address, not a host
     */
    public Builder account(String host, String name) {
      accounts.put(Address.ofHost(host), name);
      return this;
    }

    /**
     * Names the type of a forge, where its host's name does not tell it.
     *
     * @param webUrl its web address, with a path where the forge lives below one; with {@code http}
     *     the forge is spoken to without encryption, tokens included
     * @param type what runs there
     * @return this
     * @throws IllegalArgumentException if the address names no host
     */
    public Builder forge(URI webUrl, ForgeType type) {
      String text = webUrl.toString();
      URI web = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      instances.put(addressOf(web), new Instance(web, type));
      return this;
    }

    /**
     * Adds a forge of which this library knows nothing. All addresses on its host and port lead to
     * it; credentials, retries and read-only are its own affair.
     *
     * @param forge the forge; its {@link Forge#type()} says how addresses on it are read
     * @return this
     * @throws IllegalArgumentException if its web address names no host
     */
    public Builder forge(Forge forge) {
      own.put(addressOf(forge.webUrl()), forge);
      return this;
    }

    private static Address addressOf(URI web) {
      if (web.getHost() == null) {
        throw new IllegalArgumentException("Not the web address of a forge: " + web);
      }
      return Address.of(String.valueOf(web.getScheme()), web.getHost(), web.getPort());
    }

    /**
     * Refuses everything that would change something, with reason READ_ONLY, before it is sent.
     *
     * @return this
     */
    public Builder readOnly() {
      this.readOnly = true;
      return this;
    }

    /**
     * Leaves unknown hosts alone instead of asking them what they run.
     *
     * @return this
     */
    public Builder withoutProbing() {
      this.probing = false;
      return this;
    }

    /**
     * Sets how failed requests are repeated; {@link RetryPolicy#defaults()} unless set.
     *
     * @param policy the policy
     * @return this
     */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = policy;
      return this;
    }

    /**
     * Sets who is told of repetitions and waits; nobody unless set.
     *
     * @param listener the listener
     * @return this
     */
    public Builder retryListener(RetryListener listener) {
      this.retryListener = listener;
      return this;
    }

    /**
     * Sets the clock; UTC unless set.
     *
     * @param source the clock
     * @return this
     */
    public Builder clock(Clock source) {
      this.clock = source;
      return this;
    }

    /**
     * Sets how long {@link ForgeProject#forkOrCreate()} waits; five minutes unless set.
     *
     * @param timeout the longest wait
     * @return this
     */
    public Builder forkTimeout(Duration timeout) {
      this.forkTimeout = timeout;
      return this;
    }

    /**
     * Sets how long to wait for each part of an answer; 90 seconds unless set.
     *
     * @param timeout the longest silence
     * @return this
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /**
     * Allows forges that the program has not named to be on this machine or in networks that are
     * not public. By default they are refused, as are redirects to such places.
     *
     * @return this
     */
    public Builder allowPrivateAddresses() {
      this.privateAddresses = true;
      return this;
    }

    Builder sleeper(Sleeper waits) {
      this.sleeper = waits;
      return this;
    }

    private Connection connection() {
      return new Connection(
          httpClient,
          retryPolicy,
          retryListener,
          clock,
          sleeper,
          readTimeout,
          readOnly,
          allowedHosts());
    }

    private AllowedHosts allowedHosts() {
      if (privateAddresses) {
        return AllowedHosts.all();
      }
      AllowedHosts named = AllowedHosts.none();
      for (Address address : instances.keySet()) {
        named = named.and(address.host(), address.port());
      }
      for (Address address : own.keySet()) {
        named = named.and(address.host(), address.port());
      }
      for (Address address : credentials.keySet()) {
        named = named.and(address.host(), address.port());
      }
      return named;
    }

    /**
     * Builds the set.
     *
     * @return the forges
     */
    public Forges build() {
      Builder copy = new Builder();
      copy.credentials.putAll(credentials);
      copy.accounts.putAll(accounts);
      copy.instances.putAll(instances);
      copy.own.putAll(own);
      copy.httpClient = httpClient;
      copy.retryPolicy = retryPolicy;
      copy.retryListener = retryListener;
      copy.clock = clock;
      copy.sleeper = sleeper;
      copy.forkTimeout = forkTimeout;
      copy.readTimeout = readTimeout;
      copy.readOnly = readOnly;
      copy.probing = probing;
      copy.privateAddresses = privateAddresses;
      return new Forges(copy);
    }
  }
}
