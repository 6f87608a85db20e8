package io.github.packit4j.sandbox.workflow;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.Login;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * A client for each service of a sandbox, logged in as one account, and a workflow of them.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start();
 *     Fedora fedora = Fedora.connect(sandbox, "packit", directory)) {
 *   ReleaseWorkflow workflow = fedora.workflow().build();
 * }
 * }</pre>
 *
 * <p>The clients give up at the first failure, so that no test waits; {@link #connect(Sandbox,
 * String, Path, RetryPolicy)} makes them more patient.
 */
public final class Fedora implements AutoCloseable {

  private static final URI KOJI = URI.create("https://koji.fedoraproject.org/kojihub");

  private final Sandbox sandbox;
  private final Login login;
  private final Path work;
  private final Forges forges;
  private final DistGit distGit;
  private final KojiClient koji;
  private final BodhiClient bodhi;
  private final SourceDownloader downloads;

  private Fedora(Sandbox sandbox, Login login, Path work, RetryPolicy retries) {
    this.sandbox = sandbox;
    this.login = login;
    this.work = work;
    OkHttpClient http = login.httpClient();
    Secret token = Secret.of(login.token());
    this.forges =
        Forges.builder().httpClient(http).token("github.com", token).retryPolicy(retries).build();
    this.distGit =
        DistGit.builder(DistGitInstance.fedora())
            .account(login.name(), token)
            .pushOverHttps()
            .directory(work.resolve("git"))
            .httpClient(http)
            .retryPolicy(retries)
            .build();
    this.koji =
        KojiClient.builder(KOJI)
            .httpClient(http)
            // The ticket comes with the HTTP client, as a certificate would.
            .authentication(KojiAuthentication.clientCertificate())
            .retryPolicy(retries)
            .maxOfflineWait(Duration.ZERO)
            .build();
    this.bodhi =
        BodhiClient.builder()
            .httpClient(http)
            .authentication(BodhiAuthentication.token(token))
            .retryPolicy(retries)
            .build();
    this.downloads = SourceDownloader.builder().httpClient(http).retryPolicy(retries).build();
  }

  /**
   * Connects clients that do not retry.
   *
   * @param sandbox what to connect to; stays open when this is closed
   * @param account name of the account, such as {@code packit}
   * @param work directory for git repositories and the workflow's files
   * @throws IllegalArgumentException if there is no such account
   */
  public static Fedora connect(Sandbox sandbox, String account, Path work) {
    return connect(sandbox, account, work, RetryPolicy.none());
  }

  /** Connects clients that retry as they are told. */
  public static Fedora connect(Sandbox sandbox, String account, Path work, RetryPolicy retries) {
    return new Fedora(sandbox, sandbox.as(account), work, retries);
  }

  /**
   * Returns a workflow's builder in which all clients, the work directory and the sandbox's clock
   * are set.
   */
  public WorkflowBuilder workflow() {
    return ReleaseWorkflow.builder()
        .clock(sandbox.clock())
        .forges(forges)
        .distGit(distGit)
        .koji(koji)
        .bodhi(bodhi)
        .downloads(downloads)
        .updateWait(RetryPolicy.none())
        .workDirectory(work)
        .identity(new Packager(login.account().fullName(), login.account().email()));
  }

  /**
   * Stands in for an AMQP client: hands on every message of the bus, in order, and finishes what
   * Koji builds, until nothing more is said.
   *
   * @param consumer takes a message, and returns when it is handled
   */
  public void deliverMessages(Consumer<FedoraMessage> consumer) {
    int seen = 0;
    while (seen < sandbox.messages().all().size()) {
      List<BusMessage> messages = sandbox.messages().since(seen);
      seen += messages.size();
      for (BusMessage message : messages) {
        consumer.accept(new FedoraMessage(message.id(), message.topic(), message.body()));
      }
      sandbox.koji().finishBuilds();
    }
  }

  /** Returns the forges of upstream projects. */
  public Forges forges() {
    return forges;
  }

  /** Returns dist-git. */
  public DistGit distGit() {
    return distGit;
  }

  /** Returns the client of Koji. */
  public KojiClient koji() {
    return koji;
  }

  /** Returns the client of Bodhi. */
  public BodhiClient bodhi() {
    return bodhi;
  }

  /** Returns the client for source archives. */
  public SourceDownloader downloads() {
    return downloads;
  }

  /** Closes the clients; the sandbox stays open. */
  @Override
  public void close() {
    koji.close();
    distGit.close();
  }
}
