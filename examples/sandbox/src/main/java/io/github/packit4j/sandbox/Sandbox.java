package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.internal.distgit.Place;
import io.github.packit4j.sandbox.internal.http.CertificateAuthority;
import io.github.packit4j.sandbox.internal.http.Closing;
import io.github.packit4j.sandbox.internal.http.Gate;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.RealServer;
import io.github.packit4j.sandbox.internal.http.Traffic;
import io.github.packit4j.sandbox.internal.http.WebServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;

/**
 * An in-process Fedora.
 *
 * <p>The code under test keeps its real URLs: {@link #httpClient()} leads every host to the
 * sandbox, git over HTTPS included. Nothing leaves the machine and nothing is written to disk.
 *
 * <pre>{@code
 * try (Sandbox fedora = Sandbox.start()) {
 *   fedora.distGit().createPackage("hello", FileTree.of("hello.spec", spec), "rawhide", "f45");
 *   OkHttpClient http = fedora.httpClient(); // give this to the code under test
 * }
 * }</pre>
 *
 * <p>Accounts that exist from the start: {@code packit} (the robot; a packager), {@code admin} (a
 * packager, owner of all packages), {@code alice} (a packager without rights), {@code outsider} (no
 * packager). A token is {@code <name>-token}.
 *
 * <p>With the same clock and the same requests in the same order, two sandboxes give the same
 * answers, identifiers included. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

  private final World world;
  private final Optional<WebServer> server;
  private final SandboxAddress address;
  private final OkHttpClient httpClient;

  private Sandbox(Builder builder) {
    // The certificate takes longest, so it is made while the services are.
    CompletableFuture<CertificateAuthority> authority =
        CompletableFuture.supplyAsync(CertificateAuthority::new);
    Closing closing = new Closing();
    this.world = new World(builder, closing);
    CertificateAuthority certificates = authority.join();
    WebServer listening = new WebServer(builder.port, certificates, world.traffic, closing);
    this.server = Optional.of(listening);
    this.address = new SandboxAddress(listening.port(), certificates.pem());
    this.httpClient = address.httpClient();
  }

  private Sandbox(World world, SandboxAddress address, OkHttpClient httpClient) {
    this.world = world;
    this.server = Optional.empty();
    this.address = address;
    this.httpClient = httpClient;
  }

  /** Returns this sandbox with an HTTP client of its own, whose requests wait at the gate. */
  Sandbox seenBy(String client) {
    OkHttpClient named =
        address
            .httpClient()
            .newBuilder()
            // Another client's turn may take as long as it likes.
            .readTimeout(Duration.ZERO)
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header(Traffic.CLIENT, client).build()))
            .build();
    return new Sandbox(world, address, named);
  }

  /** Lets named clients wait for their turn. */
  void gate(Gate gate) {
    world.traffic.gate(gate);
  }

  /** Starts a sandbox with the default settings of {@link Builder}. */
  public static Sandbox start() {
    return builder().start();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the client that reaches the sandbox under every host name. Clients derived by {@code
   * newBuilder()} do, too.
   */
  public OkHttpClient httpClient() {
    return httpClient;
  }

  /** Returns the clock that gives all times: code under test that dates something needs it, too. */
  public Clock clock() {
    return world.clock;
  }

  /** Returns how other programs reach the sandbox: another JVM, git, curl. */
  public SandboxAddress address() {
    return address;
  }

  /**
   * Returns an account.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Account account(String name) {
    return world
        .accounts
        .named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No account '" + name + "'; add it with Sandbox.builder().account(...)"));
  }

  /**
   * Logs an account in: what a client needs to act for it, in one place.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Login as(String account) {
    return Login.of(account(account), httpClient);
  }

  /** Returns GitHub. */
  public Upstream upstream() {
    return world.upstream;
  }

  /** Returns the GitLab at {@code gitlab.com}. */
  public GitLabServer gitlab() {
    return gitlab("gitlab.com");
  }

  /**
   * Returns a GitLab.
   *
   * @throws IllegalArgumentException if there is none at the host
   */
  public GitLabServer gitlab(String host) {
    return at(host, world.gitLabs, "gitlab");
  }

  /** Returns the Forgejo at {@code codeberg.org}. */
  public ForgejoServer forgejo() {
    return forgejo("codeberg.org");
  }

  /**
   * Returns a Forgejo.
   *
   * @throws IllegalArgumentException if there is none at the host
   */
  public ForgejoServer forgejo(String host) {
    return at(host, world.forgejos, "forgejo");
  }

  private static <T> T at(String host, Map<String, T> forges, String setting) {
    T forge = forges.get(host);
    if (forge == null) {
      throw new IllegalArgumentException(
          "No forge at '%s'; add it with Sandbox.builder().%s(\"%s\")"
              .formatted(host, setting, host));
    }
    return forge;
  }

  /** Returns dist-git and the lookaside cache. */
  public DistGitServer distGit() {
    return world.distGit;
  }

  /** Returns the Koji hub. */
  public KojiHub koji() {
    return world.koji;
  }

  /** Returns Bodhi. */
  public BodhiServer bodhi() {
    return world.bodhi;
  }

  /** Returns the files that can be downloaded from other hosts. */
  public Downloads downloads() {
    return world.downloads;
  }

  /** Returns what watches upstream projects for new versions. */
  public UpstreamMonitoring monitoring() {
    return world.monitoring;
  }

  /** Returns the message bus. */
  public Messages messages() {
    return world.messages;
  }

  /** Returns the requests made so far. */
  public RequestJournal requests() {
    return world.traffic;
  }

  /** Returns the place to make things go wrong. */
  public Faults faults() {
    return world.faults;
  }

  /** Closes all connections and stops listening. */
  @Override
  public void close() {
    httpClient.dispatcher().executorService().shutdown();
    httpClient.connectionPool().evictAll();
    server.ifPresent(
        running -> {
          world.distGit.close();
          running.close();
        });
  }

  /** Collects settings of a sandbox. */
  public static final class Builder {

    final Map<String, Account> accounts = new LinkedHashMap<>();
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    final Map<String, HttpHandler> realServers = new LinkedHashMap<>();
    final Set<String> gitLabs = new LinkedHashSet<>(Set.of("gitlab.com"));
    final Set<String> forgejos = new LinkedHashSet<>(Set.of("codeberg.org"));
    Place distGit = Place.fedora(DistGitForge.PAGURE);
    private boolean ticketsRequired = true;
    private int port;

    private Builder() {
      account(Account.packager("packit", "Packit Bot"));
      account(Account.packager("admin", "Release Admin"));
      account(Account.packager("alice", "Alice Maintainer"));
      account(Account.outsider("outsider", "Olga Outsider"));
    }

    /** Adds an account, or replaces the one of the same name. */
    public Builder account(Account account) {
      accounts.put(account.name(), account);
      return this;
    }

    /** Adds a GitLab at a host of one's own. */
    public Builder gitlab(String host) {
      gitLabs.add(host);
      return this;
    }

    /** Adds a Forgejo at a host of one's own. */
    public Builder forgejo(String host) {
      forgejos.add(host);
      return this;
    }

    /** Lets another forge than Pagure run at {@code src.fedoraproject.org}. */
    public Builder distGit(DistGitForge forge) {
      this.distGit = Place.fedora(forge);
      return this;
    }

    /**
     * Lets dist-git be CentOS Stream's instead of Fedora's: the group {@code
     * redhat/centos-stream/rpms} at {@code gitlab.com}. Its lookaside cache is {@code
     * sources.stream.centos.org}, which nobody can upload to ({@link Lookaside#store} does as the
     * maintainers do), and its hub {@code kojihub.stream.centos.org}. Releases, with their targets
     * in the hub, are added as everywhere.
     */
    public Builder centosStream() {
      this.distGit = Place.centosStream();
      return this;
    }

    /**
     * Lets dist-git be that of a special interest group of CentOS instead of Fedora's: the group
     * {@code CentOS/<sig>/rpms} at {@code gitlab.com}. Its lookaside cache is {@code
     * git.centos.org/sources}, without namespaces and without {@code upload.cgi} ({@link
     * Lookaside#store} does as the group's own program does), and its hub {@code cbs.centos.org}.
     * Tags and targets are added with {@link KojiHub#addTarget(String, String, String, String)}.
     * There is no Bodhi for it.
     *
     * @param sig the group's name in addresses, {@code Hyperscale}
     */
    public Builder centosSig(String sig) {
      this.distGit = Place.centosSig(sig);
      return this;
    }

    /** Sets the clock that gives all times; by default it stands at 2026-11-22 12:00 UTC. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Lets requests that bring no Kerberos ticket to Koji's {@code sslLogin} and to the lookaside
     * cache's {@code upload.cgi} count as the account {@code packit}, for code under test in which
     * a ticket cannot be replaced.
     */
    public Builder withoutTickets() {
      this.ticketsRequired = false;
      return this;
    }

    /** Sets the port to listen on; by default one that is free. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Leads a host to a real server instead of the sandbox's service: a Koji of one's own, say. Its
     * requests are journalled and its faults apply as for any other host; what happens there is not
     * announced on the sandbox's message bus, and the other services do not know of it.
     *
     * @param host host as clients name it, such as {@code koji.fedoraproject.org}
     * @param server where it is, such as {@code http://localhost:8080}; it gets the requests' paths
     *     and queries
     * @throws IllegalArgumentException if that is no HTTP URL
     */
    public Builder route(String host, URI server) {
      return route(host, server, new OkHttpClient());
    }

    /**
     * Leads a host to a real server that is reached by a client of its own; with the client of
     * another sandbox, to the service there.
     */
    public Builder route(String host, URI server, OkHttpClient client) {
      realServers.put(host, new RealServer(server, client));
      return this;
    }

    Optional<Account> withoutTicket() {
      return ticketsRequired ? Optional.empty() : Optional.ofNullable(accounts.get("packit"));
    }

    /** Starts the sandbox. */
    public Sandbox start() {
      return new Sandbox(this);
    }
  }
}
