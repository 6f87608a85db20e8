package io.github.packit4j.specfile.macro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Tables of inputs and expected results, one row a line, in test resources: {@code ⏎} stands for a
 * line end, {@code ⇥} for a tab, {@code ␟} for the byte 0x1f; lines that start with {@code # } are
 * comments.
 */
final class Tables {
  private Tables() {}

  static Stream<Arguments> rows(String name) throws IOException {
    return rows(name, 2);
  }

  static Stream<Arguments> rows(String name, int columns) throws IOException {
    try (InputStream stream = Objects.requireNonNull(Tables.class.getResourceAsStream(name))) {
      String table = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return table
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> List.of(line.split("\t", -1)))
          .map(cells -> Arguments.of(cells.subList(0, columns).toArray()));
    }
  }

  static String plain(String notation) {
    return notation.replace('⏎', '\n').replace('⇥', '\t').replace('␟', '\u001f');
  }
}
