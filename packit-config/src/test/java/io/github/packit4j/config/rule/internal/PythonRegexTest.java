package io.github.packit4j.config.rule.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The translation itself. A row of {@code regex-translations.txt} is a Python expression, what the
 * JVM gets, and whether there are several ways to match nothing (E) or references (R); or what is
 * wrong and where.
 */
class PythonRegexTest {

  static Stream<Arguments> rows() throws IOException {
    try (InputStream file =
        PythonRegexTest.class.getResourceAsStream(
            "/io/github/packit4j/config/regex-translations.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList().stream().map(line -> Arguments.of((Object[]) line.split("\t")));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isTranslated(String expression, String expected, String marks) {
    if (expected.equals("!")) {
      assertThatThrownBy(() -> PythonRegex.translate(expression))
          .isInstanceOfSatisfying(
              PatternSyntaxException.class,
              e -> assertThat(e.getIndex() + " " + e.getDescription()).isEqualTo(marks));
      return;
    }
    assertThat(PythonRegex.translate(expression))
        .isEqualTo(
            new PythonRegex.Translation(expected, marks.startsWith("E"), marks.endsWith("R")));
  }

  @Test
  void nestsTwoHundredGroups() {
    assertThat(PythonRegex.translate("(".repeat(200) + ")".repeat(200)).text()).hasSize(400);
    assertThatThrownBy(() -> PythonRegex.translate("(".repeat(201)))
        .hasMessageContaining("more than 200 groups in each other");
  }

  @Test
  void hasTenThousandParts() {
    assertThat(PythonRegex.translate("a".repeat(9999)).text()).hasSize(9999);
    assertThatThrownBy(() -> PythonRegex.translate("a".repeat(10_000)))
        .hasMessageContaining("more than 10000 parts");
    assertThatThrownBy(() -> PythonRegex.translate("[a]".repeat(10_000)))
        .hasMessageContaining("more than 10000 parts");
  }
}
