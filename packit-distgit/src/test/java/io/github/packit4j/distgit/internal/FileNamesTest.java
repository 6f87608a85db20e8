package io.github.packit4j.distgit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.DistGitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", "a\u0000", "\u0085"})
  void aNameStaysInItsDirectory(String name) {
    assertThat(FileNames.isPlain(name)).isFalse();
    assertThatThrownBy(() -> FileNames.requirePlain(name)).isInstanceOf(DistGitException.class);
  }

  @Test
  void aNameHasAtMost255Characters() {
    assertThat(FileNames.requirePlain("a".repeat(255))).hasSize(255);
    assertThatThrownBy(() -> FileNames.requirePlain("a".repeat(256)))
        .isInstanceOf(DistGitException.class)
        .hasMessageContaining("'" + "a".repeat(255) + "'");
  }

  /** A log is read on a terminal, which a name must not steer. */
  @Test
  void aRefusedNameIsToldWithoutItsControlCharacters() {
    assertThatThrownBy(() -> FileNames.requirePlain("a\u001b[2J\nb"))
        .hasMessageContaining("'a?[2J?b'");
  }
}
