package io.github.packit4j.specfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The reviewed table in {@code docs/deviations.md}. */
final class Deviations {

  private final Set<String> rows = new HashSet<>();

  private Deviations() {}

  static Deviations load() {
    Deviations deviations = new Deviations();
    try {
      for (String line : Files.readAllLines(Path.of("docs", "deviations.md"))) {
        String[] cells = line.split("\\|");
        if (cells.length > 3) {
          deviations.rows.add(cells[1].strip() + "|" + cells[2].strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deviations;
  }

  boolean includes(String check, String file) {
    return rows.contains(check + "|" + file);
  }
}
