package io.github.packit4j.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first program is one that compiles and runs. */
class ReadmeTest {

  private static final String METHOD = "    DistGit.Builder dist";

  @TempDir Path work;

  @Test
  void theFirstProgramIsTheOneInTheReadme() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/github/packit4j/quickstart/FirstProgram.java"));
    String body =
        source
            .substring(source.indexOf(METHOD), source.lastIndexOf("  }\n}"))
            .indent(-4)
            .stripTrailing();
    assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + body + "\n```");
  }

  @Test
  void theFirstProgramPlansAndReportsWhatItMayNotDo() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Sandbox fedora = Sandbox.start()) {
      LibraryRelease.prepare(fedora);
      ReleaseReport report =
          FirstProgram.run(
              fedora.httpClient(),
              work,
              Secret.of("no such token"),
              new PrintStream(printed, true, StandardCharsets.UTF_8));
      assertThat(printed.toString(StandardCharsets.UTF_8)).contains("+Version:        0.62.3");
      assertThat(report.failures())
          .as("without rights nothing is pushed, and every branch says so")
          .hasSize(5);
    }
  }
}
