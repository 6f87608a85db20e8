package io.github.packit4j.distgit.forge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {

  @ParameterizedTest
  @CsvSource({
    "hello, true, , , hello, ''",
    "rpms/hello, true, , rpms, hello, rpms",
    "a/b/hello, false, , a/b, hello, a",
    "fork/me/hello, true, me, , hello, me",
    "fork/me/rpms/hello, true, me, rpms, hello, me",
    "fork/me/hello, false, , fork/me, hello, fork",
    "fork/hello, true, , fork, hello, fork",
    "forks/me/hello, true, , forks/me, hello, forks",
  })
  void isReadAndWritten(
      String text,
      boolean forks,
      @Nullable String forkOf,
      @Nullable String namespace,
      String name,
      String owner) {
    ProjectName read = ProjectName.parse(text, forks);
    assertThat(read.forkOf()).isEqualTo(Optional.ofNullable(forkOf));
    assertThat(read.namespace()).isEqualTo(Optional.ofNullable(namespace));
    assertThat(read.name()).isEqualTo(name);
    assertThat(read.owner()).isEqualTo(owner);
    assertThat(read.fullName()).isEqualTo(text);
    assertThat(String.join("/", read.segments())).isEqualTo(read.path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/",
        "/a",
        "a//b",
        ".",
        "..",
        "a/..",
        "../a",
        "a/./b",
        "a/../b",
        "fork//a",
        "fork/../a",
        "fork/./rpms/a"
      })
  void leadsNowhereElse(String text) {
    assertThatThrownBy(() -> ProjectName.parse(text, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "/", "b/"})
  void hasNoSlashInItsLastPart(String name) {
    assertThatThrownBy(() -> ProjectName.of("owner", name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
