package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotMainTest {

  private static final int TERMINATED = 143;

  @TempDir Path directory;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    stop.countDown();
    return BotMain.run(args, new PrintStream(err, true, StandardCharsets.UTF_8), stop);
  }

  private Path settings(String text) throws IOException {
    return Files.writeString(directory.resolve("bot.yaml"), text);
  }

  private Path sandbox() throws IOException {
    return settings("listen: 127.0.0.1:0\ndatabase: {directory: data}\naccounts: sandbox\n");
  }

  @Test
  void oneFileIsTakenAndNoMore() throws Exception {
    assertThat(run("a", "b")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Usage: ");
  }

  @Test
  void wrongSettingsStartNothing() throws Exception {
    assertThat(run(settings("threads: many\n").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("bot.yaml:1:10: error: threads: a number from 1 to 64 is needed");
  }

  @Test
  void aFileThatIsNotThereIsTold() throws Exception {
    assertThat(run(directory.resolve("away.yaml").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("away.yaml");
  }

  @Test
  void aDatabaseThatIsAwayIsTold() throws Exception {
    Path file =
        settings(
            """
            listen: 127.0.0.1:0
            database: {url: "jdbc:postgresql://127.0.0.1:1/bot", user: bot}
            accounts: sandbox
            """);
    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("The bot could not be started");
  }

  @Test
  void itStopsWhenItIsToldTo() throws Exception {
    assertThat(run(sandbox().toString())).isZero();
  }

  @Test
  void theProgramHandlesAReleaseLogsItInJsonAndEndsGracefully() throws Exception {
    try (BotProcess bot = new BotProcess(sandbox())) {
      assertThat(bot.find("\"kind\":\"ReleasePublished\""))
          .startsWith("{")
          .endsWith("}")
          .contains("\"event\":\"1\"", "\"subject\":\"https:\\/\\/github.com\\/example\\/hello\"");
      assertThat(bot.find("UpdateCreated")).contains("\"subject\":\"hello\"");
      int ready =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(bot.url().resolve("/health/ready")).build(),
                  BodyHandlers.ofString())
              .statusCode();
      assertThat(ready).isEqualTo(200);

      assertThat(bot.end()).anySatisfy(line -> assertThat(line).contains("The bot at", " stops\""));
      assertThat(bot.exit()).isEqualTo(TERMINATED);
    }
  }

  /** It dies right after it has said that it has taken the delivery. */
  @Test
  void whatIsAcknowledgedOutlivesTheProcess() throws Exception {
    byte[] body = GitHubCalls.release("example/last", "1.1");
    try (BotProcess bot = new BotProcess(BotProcess.settings(directory));
        Wire wire = new Wire(bot.url())) {
      assertThat(wire.send(GitHubCalls.request("release", body)).status()).isEqualTo(202);
    }
    try (Database database = Database.embedded(directory.resolve("data"))) {
      assertThat(
              new Sql(database.source())
                  .list(
                      "find an event",
                      "select subject from event where subject like '%/last'",
                      row -> row.getString(1)))
          .hasSize(1);
    }
  }
}
