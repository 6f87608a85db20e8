package io.github.packit4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void showsNothing() {
    assertThat(Secret.of("hush-hush")).hasToString("Secret[***]");
    assertThat(Secret.of(" token\n").reveal()).isEqualTo("token");
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
  }

  @Test
  void refusesWhatCannotBeAHeader() {
    assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Secret.of("a\r\nX-Evil: b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Evil");
  }

  @Test
  void takesKeysOfSeveralLines() {
    String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";
    assertThat(Secret.of(key + "\n").reveal()).isEqualTo(key);
    assertThatThrownBy(() -> Secret.of("-----END\nX-Evil: b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalSecretsAreFoundInSets() {
    assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("a\n")).isNotEqualTo("a");
    assertThat(Secret.of("a").hashCode()).isNotEqualTo(Secret.of("b").hashCode());
  }
}
