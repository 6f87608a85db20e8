package io.github.packit4j.specfile.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a {@code %changelog} section.
 *
 * @param entries the entries as they stand in the file, newest first
 */
public record Changelog(List<ChangelogEntry> entries) {

  /** Copies the entries. */
  public Changelog {
    entries = List.copyOf(entries);
  }

  /** Reads the text of a {@code %changelog} section; text before the first entry is skipped. */
  public static Changelog parse(String body) {
    List<ChangelogEntry> entries = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    String header = null;
    for (String line : body.split("\r?\n", -1)) {
      // a star directly below a header is text: RPM looks for the next entry after the first line
      if (line.startsWith("*") && (header == null || lines.stream().anyMatch(l -> !l.isBlank()))) {
        if (header != null) {
          entries.add(entry(header, lines));
        }
        header = line;
        lines.clear();
      } else if (header != null) {
        lines.add(line);
      }
    }
    if (header != null) {
      entries.add(entry(header, lines));
    }
    return new Changelog(entries);
  }

  private static ChangelogEntry entry(String header, List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return new ChangelogEntry(header, lines.subList(0, end));
  }

  /** Returns the newest entry. */
  public Optional<ChangelogEntry> newest() {
    return entries.stream().findFirst();
  }
}
