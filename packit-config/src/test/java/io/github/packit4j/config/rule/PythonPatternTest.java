package io.github.packit4j.config.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.config.problem.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PythonPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "([.\\-_~^]?)(rc)([.\\-_]?\\d+)? | rc1 | rc1",
        "^v\\d+\\.\\d+$ | v1.2 | v1.2",
        "(?P<major>\\d+)\\.(?P=major) | 1.1 | 1.1",
        "(?P<a_b>x)(?P<ab>y) | xy | xy",
        "[]a]+ | ]a] | ]a]",
        "[^]]+ | ab] | ab",
        "[[]x | [x | [x",
        "[a&&b]+ | a&b | a&b",
        "a{,2} | aaa | aa",
        "a{b | a{b | a{b",
        "x}y | x}y | x}y",
        "a{2,3} | aaaa | aaa",
        "(?i)RC\\d | rc1 | rc1",
        "(?i:RC)\\d | rc1 | rc1",
        "(?#note)a | a | a",
        "a\\Z | a | a",
        "\\x41\\u0042 | AB | AB",
        "\\101 | A | A",
        "(a)\\1 | aa | aa",
        "(?!b)a(?=c) | ac | a",
        "(?<!x)a | ab | a",
        "(?:ab)+ | ababx | abab",
        "a\\-b\\_c | a-b_c | a-b_c",
        "[\\d\\-.]+ | 1-2.3x | 1-2.3",
        "[\\b]? | x | ''"
      })
  void matchesAtTheStartAsPythonDoes(String pattern, String input, String matched) {
    assertThat(PythonPattern.compile(pattern).matchStart(input).orElseThrow().group())
        .isEqualTo(matched);
  }

  @Test
  void treatsLineEndsAsPython() {
    assertThat(PythonPattern.compile("a$").matchStart("a\n")).isPresent();
    assertThat(PythonPattern.compile("a$").matchStart("a\r\n")).isEmpty();
    assertThat(PythonPattern.compile("a\\Z").matchStart("a\n")).isEmpty();
    assertThat(PythonPattern.compile(".+").matchStart("a\r\nb").orElseThrow().group())
        .isEqualTo("a\r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a | the character set '[' is not closed",
        "(a | Unclosed group",
        "*a | Dangling meta character",
        "a\\ | the backslash at the end",
        "\\p{L} | Python has no escape '\\p'",
        "(?(1)a) | conditional groups",
        "(?P<a>x)(?P<a>y) | the group name 'a' is used twice",
        "(?P=a) | a reference to an unknown group",
        "a(?i)b | must stand at its start",
        "\\x4 | needs 2 hexadecimal digits",
        "(?Lx) | the flag L"
      })
  void refusesWhatPythonOrTheJvmCannotDo(String pattern, String reason) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> PythonPattern.compile(pattern))
        .withMessageContaining(reason);
  }

  static Stream<Arguments> hostilePatterns() {
    String text = "a".repeat(200);
    return Stream.of(
        arguments("^(((){9999999}){9999999}){9999999}$", text),
        arguments("(a?){2000}a{2000}", text),
        arguments("(a?){1000}a{1000}", "a".repeat(1000)),
        arguments("(a?){90}a{90}\\1x", text),
        arguments("(.*)".repeat(9) + "\\9x", text),
        arguments("(|||)".repeat(30) + "\\1x", ""),
        arguments("(?=(|||)".repeat(30) + "x" + ")".repeat(30), ""),
        arguments("(?!x)" + "(a*)?".repeat(40) + "x", ""),
        arguments("(((){1000}){1000}){1000}", text),
        arguments("(x+x+)+y", "x".repeat(5000)),
        arguments("(?!z)(x+x+)+y", "x".repeat(5000)),
        arguments("(a|aa)+$", text + "b"),
        arguments("(a|aa)+$", text + "\u00e9"),
        arguments("(?!b)(?:a|b)*", "a".repeat(100_000)),
        arguments("(".repeat(100_000), text),
        arguments("(a)" + "{2}".repeat(50), text),
        arguments("a|".repeat(20_000), text),
        arguments("[".repeat(100_000), text));
  }

  /** Ends, and in nothing else than the documented exception. */
  @ParameterizedTest
  @MethodSource("hostilePatterns")
  void noPatternHoldsAThread(String pattern, String input) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          try {
            PythonPattern.compile(pattern).matchStart(input);
          } catch (ConfigException e) {
            assertThat(e.getMessage()).hasSizeLessThan(300).contains(pattern.substring(0, 8));
          }
        });
  }

  @Test
  void linearMatchesDoNotRunOutOfSteps() {
    assertThat(PythonPattern.compile("(x+x+)+y").matchStart("x".repeat(5000))).isEmpty();
    assertThat(PythonPattern.compile("(a?){100}a{100}").matchStart("a".repeat(100))).isPresent();
  }

  @Test
  void givesTheGroupsOfBothEngines() {
    for (String pattern : List.of("(v)?(\\d+)(-rc)?", "(v)?(\\d+)(-rc)?(?!x)")) {
      MatchResult match = PythonPattern.compile(pattern).matchStart("12-rc1").orElseThrow();
      assertThat(match.groupCount()).isEqualTo(3);
      assertThat(match.group(1)).isNull();
      assertThat(match.start(1)).isEqualTo(-1);
      assertThat(match.group(2)).isEqualTo("12");
      assertThat(match.end()).isEqualTo(5);
    }
  }

  @Test
  void lettersAndDigitsOfAllScriptsCountAsInPython() {
    assertThat(PythonPattern.compile("\\w+\\d").matchStart("\u00e9\u0663")).isPresent();
  }

  @Test
  void findsTheSuffixOfAPrerelease() {
    PrereleasePattern pattern = PrereleasePattern.of("([.-]?)(rc|beta)\\d*");
    assertThat(pattern.find("2.0-RC1").orElseThrow().group(1)).isEqualTo("-");
    assertThat(pattern.find("2.0")).isEmpty();
    assertThat(PrereleasePattern.of("rc").find("2.0rc")).isEmpty();
  }
}
