package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPathTest {

  @ParameterizedTest
  @CsvSource({
    "hello, hello",
    "a b+c~d.tar.gz, a%20b%2Bc~d.tar.gz",
    "a/b, a%2Fb",
    "\u007f, %7F",
    "\u0080, %C2%80",
    "é, %C3%A9",
    "%2F, %252F",
    "?#, %3F%23",
  })
  void keepsUnreservedCharactersAlone(String segment, String encoded) {
    assertThat(UrlPath.encodeSegment(segment)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @CsvSource({"a/b c/d, a/b%20c/d", "/a/, /a/", "'', ''"})
  void keepsTheSlashesOfAPath(String path, String encoded) {
    assertThat(UrlPath.encode(path)).isEqualTo(encoded);
  }
}
