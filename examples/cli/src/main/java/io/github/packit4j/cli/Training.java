package io.github.packit4j.cli;

import io.github.packit4j.cli.run.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Runs common commands in one process, so that an archive of classes made at its end ({@code
 * bin/packit-archive}) has the classes that they need. Asks no service.
 */
public final class Training {

  private static final List<String> FILES = List.of("hello.spec", "packit.yaml");

  private Training() {}

  /** Runs the commands and prints nothing. */
  public static void main(String... args) throws IOException {
    Path directory = Files.createTempDirectory("packit-training");
    try {
      for (String file : FILES) {
        try (InputStream content = Training.class.getResourceAsStream("training/" + file)) {
          Files.copy(Objects.requireNonNull(content), directory.resolve(file));
        }
      }
      String spec = directory.resolve("hello.spec").toString();
      String config = directory.resolve("packit.yaml").toString();
      run("--help");
      run("--version");
      run("config", "validate", config, "--json");
      run("config", "effective", config);
      run("config", "schema");
      run("config", "edit", config, "--set", "jobs[0].trigger=release", "--dry-run");
      run("spec", "show", spec);
      run("spec", "sources", spec, "--json");
      run("spec", "validate", spec);
      run("spec", "set-version", "2.0", spec, "-u", "Training", "--dry-run");
    } finally {
      for (String file : FILES) {
        Files.deleteIfExists(directory.resolve(file));
      }
      Files.delete(directory);
    }
  }

  private static void run(String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    int exit = Main.run(Surroundings.ofProcess(Runnable::run), nowhere, nowhere, args);
    if (exit != 0) {
      throw new IllegalStateException("%s ended with %d".formatted(List.of(args), exit));
    }
  }
}
