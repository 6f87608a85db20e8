package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Globs as git's wildmatch reads them within one name. */
class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| ''| true",
        "''| a| false",
        "a| ''| false",
        "a| a| true",
        "a| b| false",
        "a| ab| false",
        "ab| a| false",
        "*| ''| true",
        "*| abc| true",
        "**| a| true",
        "a*| a| true",
        "a*| ab| true",
        "a*| ba| false",
        "*a| ba| true",
        "*a| ab| false",
        "*a*b| xaxxb| true",
        "*ab| aab| true",
        "*ab*| xabab| true",
        "a*b*c| abbc| true",
        "a*b*c| abb| false",
        "?| a| true",
        "?| ''| false",
        "?| ab| false",
        "a?c| abc| true",
        "a?c| ac| false",
        "[ab]| a| true",
        "[ab]| b| true",
        "[ab]| c| false",
        "[ab]c| bc| true",
        "[ab]c| b| false",
        "[a-c]| a| true",
        "[a-c]| b| true",
        "[a-c]| c| true",
        "[a-c]| d| false",
        "[b-c]| a| false",
        "[a-]| -| true",
        "[a-]| a| true",
        "[-a]| -| true",
        "[a-cx]| x| true",
        "[xa-c]| b| true",
        "[xa-c]| d| false",
        "[!a]| b| true",
        "[!a]| a| false",
        "[!a-c]| b| false",
        "[!a-c]| d| true",
        "[^a]| b| true",
        "[^a]| a| false",
        "[!]a]| ]| false",
        "[!]a]| b| true",
        "[]a]| ]| true",
        "[]a]| a| true",
        "[]a]| b| false",
        "[| [| true",
        "[a| [a| true",
        "[a| a| false",
        "[]| []| true",
        "[!]| [!]| true",
        "x[ab]y| xay| true",
        "\\*| *| true",
        "\\*| a| false",
        "\\*b| *b| true",
        "\\\\| \\| true",
        "\\| \\| true",
        "\\[a]| [a]| true",
        "a\\?| a?| true",
        "a\\?| ab| false",
        "*.tar.[gx]z| a-1.0.tar.gz| true",
        "*.tar.[gx]z| a-1.0.tar.bz| false"
      })
  void matchesWholeNames(String glob, String name, boolean matches) {
    assertThat(Glob.matches(glob, name)).isEqualTo(matches);
  }

  @Test
  void takesTimeForTheProductOfTheLengthsOnly() {
    assertThat(Glob.matches("*a".repeat(50) + "b", "a".repeat(10_000))).isFalse();
  }
}
