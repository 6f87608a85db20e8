package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.config.rule.TagFilter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileYamlTest {

  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("r");

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("10 MB of text", "a: " + "x".repeat(10_000_000), "characters"),
        Arguments.of("10 MB of lists", "- [a]\n".repeat(1_700_000), "characters"),
        Arguments.of("alias bomb", aliasBomb(), "more than 100,000 values, aliases followed"),
        Arguments.of("merge bomb", mergeBomb(), "more than 100,000 values, aliases followed"),
        Arguments.of("10,000 flow levels", "a: " + "[".repeat(10_000), "100 levels deep"),
        Arguments.of("10,000 mappings", "a: " + "{a: ".repeat(10_000), "100 levels deep"),
        Arguments.of("10,000 block levels", "- ".repeat(10_000) + "a", "100 levels deep"),
        Arguments.of("levels through aliases", aliasTower(), "100 levels deep"),
        Arguments.of("a cycle", "a: &x [*x]", "inside the value of &x itself"),
        Arguments.of("a Java class", "a: !!javax.script.ScriptEngineManager []", "is not allowed"),
        Arguments.of("a Java URL", "a: !!java.net.URL [\"http://h\"]", "is not allowed"),
        Arguments.of("a Python object", "a: !!python/object/apply:os.system [ls]", "not allowed"),
        Arguments.of("a tag of its own", "!x {}", "the tag !x is not allowed"),
        Arguments.of("NUL", "a: b\nc: d\0e", "U+0000 is not allowed"),
        Arguments.of("an escape sequence", "a: \u001b[31m", "U+001B is not allowed"),
        Arguments.of("a long key", "? " + "k".repeat(500_000) + "\n: a", "unknown key"),
        Arguments.of("many jobs for many packages", jobsTimesPackages(), "more than this library"),
        Arguments.of(
            "many triggers",
            "jobs: [{job: tests, trigger: \"" + "commit|".repeat(100_000) + "commit\"}]",
            "100001 triggers are more than a job can have"),
        Arguments.of("a number without end", "timeout: " + "9".repeat(900), "too large"),
        Arguments.of("many wrong keys", wrongKeys(), "unknown key"));
  }

  private static String aliasBomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    return text.toString();
  }

  private static String mergeBomb() {
    StringBuilder text = new StringBuilder("m0: &m0 {a: {b: c}}\n");
    for (int i = 1; i < 30; i++) {
      text.append("m%d: &m%d {<<: *m%d, k%d: *m%d}\n".formatted(i, i, i - 1, i, i - 1));
    }
    return text.toString();
  }

  private static String aliasTower() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%d: &a%d %s*a%d%s\n".formatted(i, i, "[".repeat(30), i - 1, "]".repeat(30)));
    }
    return text.toString();
  }

  private static String jobsTimesPackages() {
    StringBuilder text = new StringBuilder("packages:\n");
    for (int i = 0; i < 1_000; i++) {
      text.append("  p%d: {}\n".formatted(i));
    }
    return text + "jobs:\n" + "- {job: tests, trigger: commit}\n".repeat(1_000);
  }

  private static String wrongKeys() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("wrong%d: a\n".formatted(i));
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isRefusedWithAReason(String name, String text, String reason) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .as(name)
        .isThrownBy(() -> LOADER.parse(text, "c.yaml"))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.problems()).hasSizeLessThanOrEqualTo(1_000))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400_000));
  }

  @Test
  void refusesOtherEncodingsAtTheFirstWrongByte() {
    byte[] latin1 = "a: b\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(latin1, "c.yaml"))
        .withMessageContaining("c.yaml:2:10: error: the file is not in UTF-8: the byte 0xE9");
    byte[] utf16 = "a: b".getBytes(StandardCharsets.UTF_16);
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(utf16, "c.yaml"))
        .withMessageContaining("c.yaml:1:1: error: the file is not in UTF-8");
    byte[] afterAFace = "a: b\n# \uD83D\uDE00 \u00e9".getBytes(StandardCharsets.UTF_8);
    afterAFace[afterAFace.length - 2] = (byte) 0xFF;
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(afterAFace, "c.yaml"))
        .withMessageContaining("c.yaml:2:5: error: the file is not in UTF-8: the byte 0xFF");
    byte[] cutOff = {'a', ':', ' ', (byte) 0xE2, (byte) 0x82};
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(cutOff, "c.yaml"))
        .withMessageContaining("c.yaml:1:4: error: the file is not in UTF-8");
  }

  @Test
  void refusesTooManyBytes() {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> LOADER.parse(new byte[10_000_000], "c.yaml"))
        .withMessageContaining("the file has more than the 1,048,576 bytes that are read");
  }

  @Test
  void boundsTheStepsOfRegularExpressions() {
    TagFilter filter = TagFilter.of("(a|aa|aaa)*\\1c", "");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> filter.accepts("a".repeat(60) + "b"))
        .withMessageContaining("too many steps");
  }
}
