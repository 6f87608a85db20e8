package io.github.packit4j.specfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The reviewed tables in {@code docs/deviations.md}. */
final class Deviations {

  private final Set<String> rows = new HashSet<>();
  private final Set<String> rules = new HashSet<>();

  private Deviations() {}

  static Deviations load() {
    Deviations deviations = new Deviations();
    try {
      for (String line : Files.readAllLines(Path.of("docs", "deviations.md"))) {
        String[] cells = line.split("\\|");
        if (cells.length == 3) {
          deviations.rules.add(cells[1].strip());
        } else if (cells.length > 3) {
          deviations.rows.add(cells[1].strip() + "|" + cells[2].strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deviations;
  }

  /** Tells whether the table of rules has a rule of this name. */
  boolean explains(String rule) {
    return rules.contains(rule);
  }

  /** Tells whether the table of files has this file for this check. */
  boolean includes(String check, String file) {
    return rows.contains(check + "|" + file);
  }
}
