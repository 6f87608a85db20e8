package io.github.packit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say what the program prints; {@code -Dgolden=update} writes them anew. */
final class Golden {

  static final Path FILES = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Compares a text with the file of a name. */
  static void check(String name, String text) {
    Path file = FILES.resolve(name);
    try {
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
