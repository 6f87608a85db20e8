package io.github.packit4j.bot;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.login.NegotiateLogin;
import io.github.packit4j.bodhi.login.OidcLogin;
import io.github.packit4j.bodhi.login.TokenStore;
import io.github.packit4j.bot.settings.AccountSettings;
import io.github.packit4j.config.user.UserConfigLoader;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.UserAccounts;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.distgit.monitoring.Bugzilla;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.distgit.openpgp.KeyServers;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Fedora, with the accounts of a user's configuration. */
final class FedoraWorld implements World {

  private static final URI KOJI = URI.create("https://koji.fedoraproject.org/kojihub");

  private static final List<String> SSH_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  private final AccountSettings.User settings;
  private final OkHttpClient http = new OkHttpClient();
  private final Forges forges;
  private final DistGit distGit;
  private final KojiClient koji;
  private final BodhiClient bodhi;
  private final ReleaseMonitoring monitoring;

  /** Makes the clients; nobody is asked anything yet. */
  FedoraWorld(AccountSettings.User settings) {
    this.settings = settings;
    UserAccounts accounts =
        UserAccounts.of(UserConfigLoader.create().load(settings.userConfig()).config());
    this.forges = accounts.forges().httpClient(http).build();
    this.koji =
        KojiClient.builder(KOJI)
            .httpClient(http)
            .authentication(KojiAuthentication.kerberos(accounts.kerberos()))
            .build();
    this.bodhi =
        BodhiClient.builder()
            .httpClient(http)
            .authentication(
                OidcLogin.builder(BodhiInstance.fedora())
                    .httpClient(http)
                    .store(TokenStore.file(settings.workDirectory().resolve("bodhi.json")))
                    .method(NegotiateLogin.of(accounts.kerberos(), http))
                    .build())
            .build();
    this.distGit =
        accounts
            .distGit(DistGitInstance.fedora())
            .ssh(ssh(Path.of(System.getProperty("user.home"), ".ssh")))
            .directory(settings.workDirectory().resolve("git"))
            .httpClient(http)
            .build();
    this.monitoring = ReleaseMonitoring.of(http);
  }

  /** The usual keys of the user that the bot runs as. */
  private static SshAccess ssh(Path directory) {
    SshAccess.Builder ssh = SshAccess.builder().knownHosts(directory.resolve("known_hosts"));
    SSH_KEYS.stream().map(directory::resolve).filter(Files::exists).forEach(ssh::key);
    return ssh.build();
  }

  @Override
  public WorkflowBuilder workflow() {
    return ReleaseWorkflow.builder()
        .forges(forges)
        .distGit(distGit)
        .koji(koji)
        .bodhi(bodhi)
        .downloads(SourceDownloader.builder().httpClient(http).build())
        .releaseMonitoring(monitoring)
        .bugzilla(Bugzilla.of(http))
        .signingKeys(KeyServers.of(http)::fetch)
        .identity(settings.identity())
        .workDirectory(settings.workDirectory());
  }

  @Override
  public Forges forges() {
    return forges;
  }

  @Override
  public DistGit distGit() {
    return distGit;
  }

  @Override
  public KojiClient koji() {
    return koji;
  }

  @Override
  public BodhiClient bodhi() {
    return bodhi;
  }

  @Override
  public Optional<ReleaseMonitoring> monitoring() {
    return Optional.of(monitoring);
  }

  @Override
  public void close() {
    koji.close();
    distGit.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
