package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
