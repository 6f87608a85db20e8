package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bot.settings.AccountSettings;
import io.github.packit4j.bot.settings.BotSettings;
import io.github.packit4j.bot.settings.DatabaseSettings;
import io.github.packit4j.bot.settings.MessageSettings;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.messaging.MessagePublisher;
import io.github.packit4j.messaging.MessageQueue;
import io.github.packit4j.messaging.RabbitMq;
import io.github.packit4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story through the bot, as it runs. */
class RunningBotTest {

  private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));

  @TempDir Path directory;

  private final BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private BotSettings settings(
      DatabaseSettings database,
      Optional<MessageSettings> messages,
      Optional<Duration> sweep,
      String... packages) {
    return new BotSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        database,
        List.of(),
        messages,
        new AccountSettings.Sandbox(),
        2,
        Set.of(packages),
        sweep,
        Optional.empty(),
        Set.of());
  }

  private DatabaseSettings embedded() {
    return new DatabaseSettings.Embedded(directory.resolve("database"));
  }

  private SandboxWorld world() {
    return new SandboxWorld(directory.resolve("work"));
  }

  private HttpResponse<String> get(RunningBot bot, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(bot.url().resolve(path)).build(), BodyHandlers.ofString());
  }

  private void awaitUpdate(Sandbox sandbox) throws InterruptedException {
    while (sandbox.bodhi().updates().isEmpty()) {
      reports.take();
    }
  }

  private static void assertEverythingOnce(Sandbox sandbox) {
    assertThat(sandbox.distGit().pullRequests("hello")).hasSize(1);
    assertThat(sandbox.koji().builds()).hasSize(1);
    assertThat(sandbox.bodhi().updates())
        .singleElement()
        .satisfies(update -> assertThat(update.builds()).containsExactly("hello-1.1-1.fc44"));
  }

  @Test
  void aReleaseBecomesAnUpdateOnTheEmbeddedDatabase() throws Exception {
    try (SandboxWorld world = world();
        RunningBot bot =
            RunningBot.start(
                settings(embedded(), Optional.empty(), Optional.empty()), world, reports::add)) {
      awaitUpdate(world.sandbox());
      assertEverythingOnce(world.sandbox());

      assertThat(get(bot, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(bot, "/health/ready").body())
          .isEqualTo("{\"status\":\"up\",\"database\":\"up\"}\n");
      assertThat(get(bot, "/metrics").body())
          .contains(
              "packit_bot_events_taken_total{kind=\"ReleasePublished\",source=\"webhook\"} 1.0")
          .contains("packit_bot_events_taken_total{kind=\"DistGitPush\",source=\"message\"}")
          // The packager may merge before the bot has looked whether its request stands.
          .contains("packit_bot_attempts_total{kind=\"ReleasePublished\",result=\"")
          .contains("packit_bot_events{state=\"failed\"} 0.0")
          .contains("jvm_memory_used_bytes");
      assertThat(new Watched(bot.database().source()).names())
          .containsExactly("hello", "https://github.com/example/hello");

      bot.database().close();
      HttpResponse<String> ready = get(bot, "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).isEqualTo("{\"status\":\"down\",\"database\":\"down\"}\n");
      assertThat(get(bot, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(bot, "/health/ready/x").statusCode()).isEqualTo(404);
      assertThat(get(bot, "/metrics").body()).contains("packit_bot_events{state=\"failed\"} NaN");
    }
  }

  /** Two bots share a database and a queue; everything that Koji says comes twice. */
  @Test
  void aReleaseBecomesAnUpdateOnPostgreSqlAndRabbitMq() throws Exception {
    PostgreSql postgreSql = new PostgreSql(Files.createTempDirectory("packit4j-postgresql"));
    try {
      RabbitMq rabbitMq = new RabbitMq(Files.createTempDirectory("packit4j-rabbitmq"));
      try {
        shared(postgreSql, rabbitMq);
      } finally {
        rabbitMq.close();
      }
    } finally {
      postgreSql.close();
    }
  }

  private void shared(PostgreSql postgreSql, RabbitMq rabbitMq) throws Exception {
    BotSettings settings =
        settings(
            new DatabaseSettings.PostgreSql(postgreSql.url("postgres"), "bot", Optional.empty()),
            Optional.of(new MessageSettings(rabbitMq.broker(), MessageQueue.durable("bots"))),
            HOUR);
    try (SandboxWorld world = world();
        RunningBot first = RunningBot.start(settings, world, reports::add);
        RunningBot second = RunningBot.start(settings, world, reports::add);
        MessagePublisher bus = MessagePublisher.connect(rabbitMq.broker())) {
      world.sandbox().faults().onMessage("buildsys.*").always().twice();
      world.begin(
          message -> {
            try {
              bus.publish(message);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          },
          first.url());
      awaitUpdate(world.sandbox());
      assertEverythingOnce(world.sandbox());

      assertThat(get(second, "/health/ready").body())
          .isEqualTo("{\"status\":\"up\",\"broker\":\"up\",\"database\":\"up\"}\n");
      assertThat(get(first, "/metrics").body()).contains("packit_bot_broker_connected 1.0");
    }
  }

  @Test
  void whatWasNeverDeliveredIsFoundWhenTheBotStarts() throws Exception {
    try (SandboxWorld world = world()) {
      world.sandbox().upstream().project("example/hello").release("1.1", "1.1", "");
      BotSettings settings =
          settings(embedded(), Optional.empty(), HOUR, "hello", "https://github.com/example/hello");
      try (RunningBot bot = RunningBot.start(settings, new QuietWorld(world), reports::add)) {
        while (world.sandbox().distGit().pullRequests("hello").isEmpty()) {
          reports.take();
        }
        assertThat(get(bot, "/metrics").body())
            .contains(
                "packit_bot_events_taken_total{kind=\"ReleasePublished\",source=\"sweep\"} 1.0");
      }
      world.sandbox().distGit().merge("hello", 1);
      try (RunningBot bot = RunningBot.start(settings, new QuietWorld(world), reports::add)) {
        while (world.sandbox().koji().builds().isEmpty()) {
          reports.take();
        }
        assertThat(get(bot, "/health/ready").statusCode()).isEqualTo(200);
      }
      try (RunningBot bot = RunningBot.start(settings, new QuietWorld(world), reports::add)) {
        awaitUpdate(world.sandbox());
        assertThat(get(bot, "/health/ready").statusCode()).isEqualTo(200);
      }
      assertEverythingOnce(world.sandbox());
    }
  }

  /** The message about it was never delivered. */
  @Test
  void aVersionThatOnlyReleaseMonitoringKnowsIsMadeUpForByTheSweep() throws Exception {
    try (SandboxWorld world = world()) {
      SweepTest.monitoredPackage(world.sandbox());
      try (RunningBot bot =
          RunningBot.start(
              settings(embedded(), Optional.empty(), HOUR, "tool"),
              new QuietWorld(world),
              reports::add)) {
        while (world.sandbox().distGit().pullRequests("tool").isEmpty()) {
          reports.take();
        }
        assertThat(get(bot, "/metrics").body())
            .contains("packit_bot_events_taken_total{kind=\"NewVersions\",source=\"sweep\"} 1.0");
      }
      assertThat(world.sandbox().distGit().pullRequests("tool"))
          .singleElement()
          .satisfies(request -> assertThat(request.title()).contains("1.1"));
    }
  }

  @Test
  void whatIsAboutNoneOfThePackagesIsPassedOver() throws Exception {
    try (SandboxWorld world = world();
        RunningBot bot =
            RunningBot.start(
                settings(embedded(), Optional.empty(), Optional.empty(), "other"),
                new QuietWorld(world),
                reports::add)) {
      bot.accept(
          "webhook", new ReleasePublished(URI.create("https://github.com/example/hello"), "1.1"));
      assertThat(new EventCounts(bot.database().source()).of("WAITING")).isZero();
      assertThat(get(bot, "/metrics").body())
          .contains(
              "packit_bot_events_passed_over_total{kind=\"ReleasePublished\",source=\"webhook\"} 1.0");
    }
    assertThat(reports).isEmpty();
  }
}
