package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.Approval;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot between a forge that calls it and a Fedora that it works on. */
class ReleaseBotTest {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        Says hello
      License:        MIT
      URL:            https://github.com/example/hello
      Source0:        %{url}/archive/%{version}/hello-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-1
      - First release
      """;

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
        - {job: koji_build, trigger: commit, dist_git_branches: [f44]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f44]}
      """;

  @TempDir Path work;

  private final BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
  private final OkHttpClient forge = new OkHttpClient();
  private Sandbox fedora;
  private Fedora clients;
  private Database database;
  private ReleaseBot bot;
  private WebhookServer server;

  @BeforeEach
  void start() throws IOException {
    fedora = Sandbox.start();
    FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
    fedora.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
    UpstreamProject hello = fedora.upstream().project("example/hello");
    hello.commit("Release 1.1", files);
    hello.release("1.1", "1.1", "");
    clients = Fedora.connect(fedora, "packit", work);
    database = Database.embedded(work.resolve("database"));
    bot = bot();
    bot.start();
    server =
        WebhookServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Map.of("/webhooks/github", WebhookReader.gitHub(fedora.upstream().webhookSecret())),
            bot::accept,
            RequestLimits.usual());
  }

  @AfterEach
  void stop() {
    server.close();
    bot.close();
    database.close();
    clients.close();
    fedora.close();
    forge.connectionPool().evictAll();
  }

  @Test
  void aWebhookBecomesAPullRequestAndMessagesBecomeAnUpdate() throws Exception {
    fedora.downloads().serveAnything();

    assertThat(deliver(delivery())).isEqualTo(202);
    assertThat(reports.take().succeeded()).isTrue();
    fedora.distGit().merge("hello", fedora.distGit().pullRequests("hello").get(0).id());
    clients.deliverMessages(this::accept);

    assertThat(fedora.bodhi().updates())
        .singleElement()
        .satisfies(update -> assertThat(update.builds()).containsExactly("hello-1.1-1.fc44"));
  }

  @Test
  void whatIsNotThereYetIsTriedAgain() throws Exception {
    fedora.downloads().serveAnything();
    fedora
        .faults()
        .on(RequestMatcher.any().host("github.com").path("/archive/"))
        .respond(404, "not yet");

    deliver(delivery());

    EventReport first = reports.take();
    assertThat(first.succeeded()).isFalse();
    assertThat(first.retryable()).isTrue();
    assertThat(reports.take().succeeded()).isTrue();
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  @Test
  void whatFailsForGoodIsReportedUpstream() throws Exception {
    fedora
        .faults()
        .on(RequestMatcher.any().host("github.com").path("/archive/"))
        .always()
        .respond(404, "never");
    deliver(delivery());

    assertThat(reports.take().retryable()).isTrue();
    assertThat(reports.take().retryable()).isTrue();
    bot.close();
    assertThat(fedora.upstream().project("example/hello").issues())
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.title())
                    .isEqualTo("[packit] Propose downstream failed for release 1.1"));
  }

  @Test
  void whoDoesNotKnowTheSecretIsTurnedAway() throws IOException {
    WebhookDelivery delivery = delivery();
    WebhookDelivery forged =
        new WebhookDelivery(
            delivery.event(), delivery.headers(), delivery.body().replace("1.1", "6.6"));

    assertThat(deliver(forged)).isEqualTo(403);
    assertThat(reports).isEmpty();
  }

  private WebhookDelivery delivery() {
    return fedora.upstream().project("example/hello").releaseWebhook("1.1");
  }

  private int deliver(WebhookDelivery delivery) throws IOException {
    InetSocketAddress address = server.address();
    Request.Builder request =
        new Request.Builder()
            .url("http://127.0.0.1:" + address.getPort() + "/webhooks/github")
            .post(RequestBody.create(delivery.bodyBytes(), MediaType.get("application/json")));
    delivery.headers().forEach(request::header);
    try (Response response = forge.newCall(request.build()).execute()) {
      return response.code();
    }
  }

  private void accept(FedoraMessage message) {
    PackitEvent event = MessageReader.create().read(message);
    bot.accept(event);
    if (!(event instanceof PackitEvent.Ignored)) {
      taken();
    }
  }

  private EventReport taken() {
    try {
      return reports.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReleaseBot bot() {
    return bot(reports::add);
  }

  private ReleaseBot bot(Consumer<EventReport> log) {
    ReleaseWorkflow workflow = clients.workflow().locks(database.locks()).build();
    return new ReleaseBot(
        EventHandling.of(workflow), database, 2, List.of(Duration.ZERO), log, Duration.ZERO);
  }

  /** The forge was told that it is stored, so it is. */
  @Test
  void whatWasAcceptedIsHandledAfterARestart() throws Exception {
    fedora.downloads().serveAnything();
    bot.close();
    assertThat(deliver(delivery())).isEqualTo(202);
    assertThat(reports).isEmpty();
    database.close();

    database = Database.embedded(work.resolve("database"));
    bot = bot();
    bot.start();

    assertThat(taken().succeeded()).isTrue();
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  /** A disk has damaged it, or a bot of a newer version has stored it. */
  @Test
  void anEventThatCannotBeReadFailsAndThoseBehindItAreHandled() throws Exception {
    fedora.downloads().serveAnything();
    bot.close();
    URI project = URI.create("https://github.com/example/hello");
    bot.accept(new ReleasePublished(project, "0.9"));
    bot.accept(new ReleasePublished(project, "1.1"));
    sql("update event set body = '{\"event\": \"of tomorrow\"}' where seq = 1");
    bot = bot();
    bot.start();

    assertThat(taken().succeeded()).isTrue();
    assertThat(sql("select state from event where note like '%of tomorrow%' and attempts = 2"))
        .isEqualTo("FAILED");
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  @Test
  void whatTheProgramBreaksOnIsTriedAsOftenAsAnythingElse() throws Exception {
    fedora.downloads().serveAnything();
    bot.close();
    AtomicInteger defects = new AtomicInteger(2);
    ReleaseWorkflow broken =
        clients
            .workflow()
            .approval(
                job -> {
                  if (defects.getAndDecrement() > 0) {
                    throw new NoClassDefFoundError("a class that is missing");
                  }
                  return Approval.go();
                })
            .build();
    bot =
        new ReleaseBot(
            EventHandling.of(broken),
            database,
            2,
            List.of(Duration.ZERO),
            reports::add,
            Duration.ofMinutes(1));
    bot.start();
    deliver(delivery());
    while (sql("select state from event").equals("WAITING")) {
      Thread.onSpinWait();
    }

    assertThat(sql("select state from event where note like '%a class that is missing'"))
        .isEqualTo("FAILED");
  }

  @Test
  void whatABotThatHasDiedWasAtWorkOnIsTakenOver() throws Exception {
    fedora.downloads().serveAnything();
    bot.close();
    deliver(delivery());
    sql(
        "update scheduled_tasks set picked = true, picked_by = 'dead', "
            + "last_heartbeat = timestamp with time zone '2026-01-01 00:00:00+00'");
    bot = bot();
    bot.start();

    assertThat(taken().succeeded()).isTrue();
  }

  @Test
  void aReportThatNobodyTakesIsHandledOnceAllTheSame() throws Exception {
    fedora.downloads().serveAnything();
    bot.close();
    bot =
        bot(
            report -> {
              reports.add(report);
              throw new IllegalStateException("the log is full");
            });
    bot.start();
    deliver(delivery());
    taken();
    bot.close();

    assertThat(sql("select state from event where attempts = 1")).isEqualTo("DONE");
    assertThat(reports).isEmpty();
  }

  /** A bot may die, or lose its database, between both. */
  @Test
  void whatIsStoredIsHandledAlsoIfNobodyCouldBeWokenForIt() throws Exception {
    fedora.downloads().serveAnything();
    bot.close();
    sql("alter table scheduled_tasks rename to away");
    assertThat(deliver(delivery())).isEqualTo(202);
    sql("alter table away rename to scheduled_tasks");
    bot = bot();
    bot.start();

    assertThat(taken().succeeded()).isTrue();
  }

  private String sql(String statement) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement running = connection.createStatement()) {
      if (!running.execute(statement)) {
        return "";
      }
      try (ResultSet rows = running.getResultSet()) {
        return rows.next() ? rows.getString(1) : "none";
      }
    }
  }

  @Test
  void whatCannotBeStoredIsNotAcknowledged() throws Exception {
    database.close();
    assertThat(deliver(delivery())).isEqualTo(503);
    database = Database.embedded(work.resolve("database"));
  }
}
