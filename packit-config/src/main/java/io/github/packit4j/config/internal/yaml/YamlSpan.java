package io.github.packit4j.config.internal.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML text and the characters it covers, from {@code start} to {@code end}. */
sealed interface YamlSpan {

  int start();

  int end();

  /** A scalar; of one without any character start and end are the same. */
  record Scalar(int start, int end, String text) implements YamlSpan {}

  /** An alias, {@code *name}. */
  record Alias(int start, int end, String name) implements YamlSpan {}

  /** A list; {@code column} is that of its dashes. */
  record Sequence(int start, int end, boolean flow, int column, List<YamlSpan> items)
      implements YamlSpan {}

  /** A mapping; {@code column} is that of its keys. */
  record Mapping(int start, int end, boolean flow, int column, List<Entry> entries)
      implements YamlSpan {

    Optional<Entry> find(String key) {
      return entries.stream()
          .filter(entry -> entry.key() instanceof Scalar scalar && scalar.text().equals(key))
          .findFirst();
    }
  }

  /** An entry of a mapping. */
  record Entry(YamlSpan key, YamlSpan value) {}
}
