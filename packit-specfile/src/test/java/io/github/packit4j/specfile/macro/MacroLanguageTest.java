package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What RPM gives for texts of its macro language, row by row; {@code E:} stands for a refusal and
 * the start of its message.
 */
class MacroLanguageTest {

  static Stream<Arguments> rows() throws IOException {
    return Tables.rows("language.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void expandsAsRpmDoes(String input, String expected) {
    MacroExpander expander =
        MacroExpander.builder(MacroContext.rpm())
            .includes(name -> name.equals("/") ? Optional.of("") : Optional.empty())
            .build();
    String text = Tables.plain(input);
    if (expected.startsWith("E: ")) {
      assertThatThrownBy(() -> expander.expand(text))
          .isInstanceOf(MacroException.class)
          .hasMessageContaining(Tables.plain(expected.substring(3)));
    } else {
      assertThat(expander.expand(text)).isEqualTo(Tables.plain(expected));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "1 → true",
        "0 → false",
        "0%{?nosuch} → false",
        "0%{?fedora} && 0%{?fedora} >= 44 → true",
        "0%{?rhel} >= 10 → false",
        "\"%{?nosuch}\" == \"\" → true",
        "\"a\" < \"b\" → true",
        "v\"1.10\" > v\"1.9\" → true",
        "1 || 0 && 0 → false",
        "1 == 1 && 2 > 1 → true",
        "%{with tests} → false",
        "%{defined fedora} && ! %{defined rhel} → true",
        "(0%{?fedora} || 0%{?rhel} > 8) → true",
        "%{?rhel}%{!?rhel:0} == 10 → false",
        "\"\" → false",
        "\"x\" → true",
        "!\"x\" → false",
        "-1 → true",
      })
  void evaluatesConditionsAsRpmDoes(String condition, boolean expected) {
    MacroExpander expander = MacroExpander.over(MacroContext.forTarget("f44"));
    assertThat(expander.condition(condition.strip())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "4.18, %{dirname:a}, a",
    "4.18, %{dirname:/foo/}, /foo",
    "4.18, [%{dirname:/foo}], []",
    "4.18, [%{basename:/foo/}], []",
    "4.19, %{dirname:a}, a",
    "4.20, %{dirname:a}, .",
    "4.20, %{dirname:/}, /",
    "4.20, %{dirname:./}, .",
    "4.20, %{dirname:../}, .",
    "4.20, %{dirname:../foo}, ..",
    "4.20, %{dirname:/foo}, /",
    "4.20, %{dirname:/foo/}, /",
    "4.20, %{dirname:/foo/bar}, /foo",
    "4.20, %{dirname:/foo//bar/}, /foo",
    "6.0, %{basename:/foo/bar}, bar",
    "6.0, %{basename:/foo/bar/}, bar",
    "6.0, %{basename:/}, /",
    "6.0, %{basename:bar/}, bar",
  })
  void cutsPathsAsTheReleaseDoes(String release, String input, String expected) {
    MacroContext context = MacroContext.rpm().withRpmRelease(RpmRelease.parse(release));
    assertThat(context.expand(input)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%{?nosuch}", "%nosuch", "abc", "1 # c", "1.5", "garbage (", "1 == \"1\"", ""})
  void refusesConditionsThatRpmRefuses(String condition) {
    MacroExpander expander = MacroExpander.over(MacroContext.rpm());
    assertThatThrownBy(() -> expander.condition(condition)).isInstanceOf(MacroException.class);
  }

  @Test
  void joinsContinuedConditions() {
    assertThat(MacroExpander.over(MacroContext.rpm()).condition("1 &&\\\n0")).isFalse();
  }
}
