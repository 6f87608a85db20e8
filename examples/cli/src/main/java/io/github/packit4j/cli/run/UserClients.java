package io.github.packit4j.cli.run;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.login.NegotiateLogin;
import io.github.packit4j.bodhi.login.OidcLogin;
import io.github.packit4j.bodhi.login.TokenStore;
import io.github.packit4j.config.user.UserConfig;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.UserAccounts;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.distgit.monitoring.Bugzilla;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.distgit.openpgp.KeyServers;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Fedora's services with the accounts of {@code ~/.config/packit.yaml}, the Kerberos ticket of
 * {@code kinit} or a keytab, and the keys of {@code ~/.ssh}.
 */
public final class UserClients implements Clients {

  private static final URI KOJI = URI.create("https://koji.fedoraproject.org/kojihub");
  private static final List<String> SSH_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  private static final String SYSTEM_KERBEROS = "sun.security.jgss.native";

  private final UserAccounts accounts;
  private final boolean systemKerberos;
  private final OkHttpClient http;
  private final Map<String, String> environment;
  private final Path home;
  private final Path work;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Once<GitStore> git = new Once<>(this::newGit);
  private final Once<KojiClient> koji = new Once<>(this::newKoji);
  private final Once<BodhiClient> bodhi = new Once<>(this::newBodhi);

  /**
   * Takes the accounts; nothing is asked of anybody yet.
   *
   * @param config the user's configuration
   * @param http the client whose connections are used
   * @param environment the environment variables
   * @param home the user's home directory
   */
  public UserClients(
      UserConfig config, OkHttpClient http, Map<String, String> environment, Path home) {
    this.accounts = UserAccounts.of(config);
    this.systemKerberos = Boolean.getBoolean(SYSTEM_KERBEROS) && config.keytabPath().isEmpty();
    this.http = http;
    this.environment = environment;
    this.home = home;
    this.work =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .orElseGet(() -> home.resolve(".cache"))
            .resolve("packit4j");
  }

  @Override
  public DistGitInstance distGit() {
    return DistGitInstance.fedora();
  }

  @Override
  public GitStore git() {
    return git.get();
  }

  private GitStore newGit() {
    return closing(GitStore.builder().directory(work.resolve("read")).httpClient(http).build());
  }

  @Override
  public KojiClient koji() {
    return koji.get();
  }

  private KojiClient newKoji() {
    return closing(
        KojiClient.builder(KOJI)
            .httpClient(http)
            .authentication(KojiAuthentication.kerberos(kerberos()))
            .build());
  }

  @Override
  public BodhiClient bodhi() {
    return bodhi.get();
  }

  private BodhiClient newBodhi() {
    return BodhiClient.builder()
        .httpClient(http)
        .authentication(
            OidcLogin.builder(BodhiInstance.fedora())
                .httpClient(http)
                .store(TokenStore.file(home.resolve(".config/bodhi/client.json")))
                .method(NegotiateLogin.of(kerberos(), http))
                .build())
        .build();
  }

  @Override
  public UpdateSubmission updates() {
    // One attempt: who types a command rather hears that a build is not tagged yet than waits.
    return UpdateSubmission.of(bodhi(), RetryPolicy.defaults().withMaxAttempts(1));
  }

  @Override
  public WorkflowBuilder workflow() {
    DistGit distGit =
        closing(
            accounts
                .distGit(distGit())
                .kerberos(kerberos())
                .ssh(ssh())
                .directory(work.resolve("git"))
                .httpClient(http)
                .build());
    return ReleaseWorkflow.builder()
        .forges(accounts.forges().httpClient(http).build())
        .distGit(distGit)
        .koji(koji())
        .bodhi(bodhi())
        .downloads(SourceDownloader.builder().httpClient(http).build())
        .releaseMonitoring(ReleaseMonitoring.of(http))
        .bugzilla(Bugzilla.of(http))
        .signingKeys(KeyServers.of(http)::fetch)
        .clock(Clock.systemUTC())
        .workDirectory(work);
  }

  /** Fedora keeps tickets where only the system's library finds them (KCM). */
  private KerberosLogin kerberos() {
    return systemKerberos ? KerberosLogin.ambient() : accounts.kerberos();
  }

  /** What OpenSSH would use: the agent, the usual keys, and the hosts that are known. */
  private SshAccess ssh() {
    Path directory = home.resolve(".ssh");
    SshAccess.Builder ssh = SshAccess.builder();
    Optional.ofNullable(environment.get("SSH_AUTH_SOCK")).map(Path::of).ifPresent(ssh::agent);
    SSH_KEYS.stream().map(directory::resolve).filter(Files::exists).forEach(ssh::key);
    ssh.knownHosts(directory.resolve("known_hosts"));
    Optional.of(directory.resolve("config")).filter(Files::exists).ifPresent(ssh::config);
    return ssh.build();
  }

  private <T extends AutoCloseable> T closing(T client) {
    open.push(client);
    return client;
  }

  @Override
  public void close() {
    // Each of these only lets go of local things; a failure would hide the command's own.
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
      }
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
