package io.github.packit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotTest {

  private static final int TERMINATED = 143;

  @TempDir Path directory;

  @Test
  void wrongSettingsAreToldWhereTheyAre() throws IOException {
    Files.writeString(directory.resolve("bot.yaml"), "threads: many\n");
    Terminal terminal = new Terminal(directory);

    assertThat(terminal.run("bot", "bot.yaml")).isEqualTo(3);
    assertThat(terminal.err())
        .contains("bot.yaml:1:10: error: threads: a number from 1 to 64 is needed");
  }

  /** It logs, as no other command does, and says nothing else. */
  @Test
  void itRunsUntilItIsAskedToEnd() throws Exception {
    Path settings =
        Files.writeString(
            directory.resolve("bot.yaml"),
            "listen: 127.0.0.1:0\ndatabase: {directory: data}\naccounts: sandbox\n");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bot",
                settings.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = log.readLine();
      while (!line.contains("The bot listens on")) {
        line = log.readLine();
      }
      assertThat(line).startsWith("{").endsWith("}");
      process.toHandle().destroy(); // SIGTERM, with which the log stays open
      assertThat(process.waitFor()).isEqualTo(TERMINATED);
      assertThat(errors).isEmptyFile();
    } finally {
      process.destroyForcibly();
    }
  }
}
