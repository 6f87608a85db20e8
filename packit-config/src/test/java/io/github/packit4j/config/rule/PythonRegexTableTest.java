package io.github.packit4j.config.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.problem.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Expressions and what Python's own engine makes of them: see python-regex.py beside the table. */
class PythonRegexTableTest {

  static Stream<Arguments> table() throws IOException {
    try (InputStream file =
        PythonRegexTableTest.class.getResourceAsStream(
            "/io/github/packit4j/config/python-regex.json")) {
      return JsonMapper.shared()
          .readTree(Objects.requireNonNull(file))
          .valueStream()
          .map(
              row ->
                  Arguments.of(row.path("pattern").asString(), row.path("text").asString(), row));
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("table")
  void isReadAsInPython(String pattern, String text, JsonNode row) {
    if (row.has("error")) {
      assertThatThrownBy(() -> PythonPattern.compile(pattern)).isInstanceOf(ConfigException.class);
      return;
    }
    Optional<MatchResult> match = PythonPattern.compile(pattern).matchStart(text);
    if (row.path("groups").isNull()) {
      assertThat(match).isEmpty();
      return;
    }
    List<String> groups = new ArrayList<>();
    row.path("groups").forEach(group -> groups.add(group.isNull() ? null : group.asString()));
    MatchResult found = match.orElseThrow();
    assertThat(IntStream.rangeClosed(0, found.groupCount()).mapToObj(found::group).toList())
        .isEqualTo(groups);
  }
}
