package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*.spec, hello.spec, true",
    "*.spec, dir/hello.spec, false",
    "*, .hidden, false",
    "?a, .a, false",
    "*.conf, .conf, false",
    "a*, a, true",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-b-b, false",
    "**/x, a/b/x, true",
    "**, a/b, true",
    "a/**, a/.b, false",
    "a/**, a/b/.c, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "[a-c]x, bx, true",
    "[!a-c]x, bx, false",
    "[^a]x, bx, true",
    "[!a]x, /x, false",
    "[]a]x, ]x, true",
    "[c-a]x, bx, false",
    "[ab, [ab, true",
    "a.c, abc, false",
    "(a), (a), true"
  })
  void matchesAsAShellDoes(String glob, String path, boolean expected) {
    assertThat(GlobPattern.of(glob, false).matches(path)).isEqualTo(expected);
  }

  @Test
  void rsyncsWildcardsMatchLeadingDots() {
    assertThat(GlobPattern.of("/*", true).matches("/.hidden")).isTrue();
  }

  @Test
  void noGlobHoldsAThread() {
    String path = "a".repeat(10_000);
    for (String glob : new String[] {"*a".repeat(500) + "b", "**a".repeat(500) + "b"}) {
      boolean matches =
          assertTimeoutPreemptively(
              Duration.ofMinutes(1), () -> GlobPattern.of(glob, false).matches(path));
      assertThat(matches).isFalse();
    }
  }
}
