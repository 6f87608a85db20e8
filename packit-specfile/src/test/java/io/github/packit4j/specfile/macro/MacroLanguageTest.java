package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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

  static Stream<Arguments> releases() throws IOException {
    return Tables.rows("releases.tsv", 3);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("releases")
  void expandsAsTheReleaseDoes(String releases, String input, String expected) {
    for (String release : releases.split(" ")) {
      MacroContext context = MacroContext.rpm().withRpmRelease(RpmRelease.parse(release));
      MacroExpander expander =
          MacroExpander.builder(context).environment(Map.of("HOME", "/home/me")).build();
      String text = Tables.plain(input);
      if (expected.startsWith("E: ")) {
        assertThatThrownBy(() -> expander.expand(text))
            .as(release)
            .isInstanceOf(MacroException.class)
            .hasMessageContaining(Tables.plain(expected.substring(3)));
      } else {
        assertThat(expander.expand(text)).as(release).isEqualTo(Tables.plain(expected));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "os.date('%Y-%m-%d %H:%M:%S') → 2026-11-02 03:04:05",
        "os.date('!%F %T %j %a %B') → 2026-11-02 03:04:05 306 Mon November",
        "os.date('%y%m%d %I %p %e %u %w %C %%') → 261102 03 AM  2 1 1 20 %",
        "os.date('%U %W %V %G') → 44 44 45 2026",
        "os.date() → Mon Nov  2 03:04:05 2026",
        "os.date('%Y', 0) → 1970",
        "os.date('*t').yday → 306",
        "os.time() → 1793588645",
        "os.time({year=2026, month=11, day=2}) → 1793620800",
        "os.time({year=2026, month=14, day=1, hour=0}) → 1801440000",
        "os.date('%k') → %{lua:print(os.date('%k'))}",
        "os.clock() → %{lua:print(os.clock())}",
      })
  void scriptsSeeTheClockThatIsGiven(String call, String expected) {
    String text = "%{lua:print(" + call.strip() + ")}";
    Clock clock = Clock.fixed(Instant.parse("2026-11-02T03:04:05Z"), ZoneOffset.UTC);
    MacroExpander run = MacroExpander.builder(MacroContext.rpm()).clock(clock).build();
    assertThat(run.expand(text)).isEqualTo(expected.strip());
    assertThat(run.problems()).hasSize(expected.strip().equals(text) ? 1 : 0);
    if (!call.contains("0)") && !call.contains("{")) {
      assertThat(MacroContext.rpm().expand(text)).isEqualTo(text);
    }
  }

  @Test
  void joinsContinuedConditions() {
    assertThat(MacroExpander.over(MacroContext.rpm()).condition("1 &&\\\n0")).isFalse();
  }
}
