package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;
import java.util.stream.Collectors;

/** How Python, in which Bodhi is written, shows values inside error messages. */
final class Python {

  private Python() {}

  /** {@code ['a', 'b']}. */
  static String list(List<String> values) {
    return values.stream().map(Python::string).collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code ('a', 'b')}. */
  static String tuple(String... values) {
    return List.of(values).stream().map(Python::string).collect(Collectors.joining(", ", "(", ")"));
  }

  /** {@code 'a'}, or {@code "a's"}. */
  static String string(String value) {
    String quote = value.contains("'") && !value.contains("\"") ? "\"" : "'";
    String escaped = value.replace("\\", "\\\\").replace("\n", "\\n");
    return quote + (quote.equals("'") ? escaped.replace("'", "\\'") : escaped) + quote;
  }
}
