package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.rule.PythonPattern;
import io.github.packit4j.config.rule.VersionSpecifiers;
import io.github.packit4j.config.user.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values are equal to, and what they show of themselves. */
class ValuesTest {

  @Test
  void expressionsAreEqualByTheirText() {
    PythonPattern pattern = PythonPattern.compile("a(b)(c)");

    assertThat(pattern)
        .isEqualTo(PythonPattern.compile("a(b)(c)"))
        .hasSameHashCodeAs(PythonPattern.compile("a(b)(c)"))
        .isNotEqualTo(PythonPattern.compile("a"))
        .isNotEqualTo("a(b)(c)")
        .hasToString("a(b)(c)");
    assertThat(pattern.hashCode()).isNotEqualTo(PythonPattern.compile("a").hashCode());
    assertThat(pattern.text()).isEqualTo("a(b)(c)");
    assertThat(pattern.groupCount()).isEqualTo(2);
    assertThat(PythonPattern.compile("(a)(b)(?=c)").groupCount()).isEqualTo(2);
    assertThatThrownBy(() -> PythonPattern.compile("[x")).hasMessageContaining("at character 3");
    assertThatThrownBy(() -> PythonPattern.compile("\\")).hasMessageContaining("at character 1");
  }

  @Test
  void secretsAreEqualAndHidden() {
    SecretText secret = SecretText.of("hunter2");

    assertThat(secret)
        .isEqualTo(SecretText.of("hunter2"))
        .hasSameHashCodeAs(SecretText.of("hunter2"))
        .isNotEqualTo(SecretText.of("hunter3"))
        .isNotEqualTo("hunter2")
        .hasToString("(hidden)");
    assertThat(secret.hashCode()).isNotEqualTo("hunter2".hashCode()).isNotZero();
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void textsOfConfigurationsAreEqualByTheirText() {
    ConfigText text = ConfigText.of("a: 1\n");

    assertThat(text)
        .isEqualTo(ConfigText.of("a: 1\n"))
        .hasSameHashCodeAs(ConfigText.of("a: 1\n"))
        .isNotEqualTo(ConfigText.of("a: 2\n"))
        .isNotEqualTo("a: 1\n")
        .hasToString("a: 1\n");
    assertThat(text.hashCode()).isNotEqualTo(ConfigText.of("a: 2\n").hashCode());
  }

  @ParameterizedTest
  @CsvSource({
    "==1.2rc1.*, 1.2rc1, true",
    "==1.2rc1.*, 1.2.0rc1.post1, true",
    "==1.2rc1.*, 1.2rc2, false",
    "==1.2rc1.*, 1.2, false",
    "==1.2rc1.*, 1.3rc1, false",
    "==1.2.post1.*, 1.2.post1, true",
    "==1.2.post1.*, 1.2.post2, false",
    "==1.2.post1.*, 1.2, false",
    "==1.2.*, 1.2.9, true",
    "==1.2.*, 1.20, false",
    "==1!1.2.*, 1.2, false",
    "==1.2.0, 1.2, true",
    "<=1.2, 1.2.0.0, true",
    "<1.2.1, 1.2, true"
  })
  void versionsOfAPrefix(String condition, String version, boolean holds) {
    assertThat(VersionSpecifiers.parse(condition).contains(version)).isEqualTo(holds);
  }

  @Test
  void aVersionHasAThousandCharacters() {
    assertThat(VersionSpecifiers.parse(">=0").contains("1" + ".0".repeat(499) + "0")).isTrue();
    assertThat(VersionSpecifiers.parse(">=0").contains("1" + ".0".repeat(500))).isFalse();
  }
}
