package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotMainTest {

  private static final Pattern LISTENS = Pattern.compile("The bot listens on (http://[^\"]*/)");
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
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                BotMain.class.getName(),
                sandbox().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Matcher listens = LISTENS.matcher(find(log, "The bot listens on").replace("\\/", "/"));
      assertThat(listens.find()).isTrue();
      assertThat(find(log, "\"kind\":\"ReleasePublished\""))
          .startsWith("{")
          .endsWith("}")
          .contains("\"event\":\"1\"", "\"subject\":\"https:\\/\\/github.com\\/example\\/hello\"");
      assertThat(find(log, "UpdateCreated")).contains("\"subject\":\"hello\"");
      int ready =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(listens.group(1) + "health/ready")).build(),
                  BodyHandlers.ofString())
              .statusCode();
      assertThat(ready).isEqualTo(200);

      process.toHandle().destroy(); // which leaves its output open // SIGTERM
      assertThat(find(log, " stops\"")).contains("The bot at");
      assertThat(process.waitFor()).isEqualTo(TERMINATED);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String find(BufferedReader log, String part) throws IOException {
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      if (line.contains(part)) {
        return line;
      }
    }
    throw new AssertionError("The program has ended without saying " + part);
  }
}
