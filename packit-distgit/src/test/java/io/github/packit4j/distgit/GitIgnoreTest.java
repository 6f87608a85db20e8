package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.internal.FileNames;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GitIgnoreTest {

  static Stream<JsonNode> cases() {
    return SourcesCases.of("gitignore");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void addsWhatRpkgAdds(JsonNode test) {
    GitIgnore start = GitIgnore.parse(test.get("start").asString());
    assertThat(start.with(test.get("add").asString()).text())
        .isEqualTo(test.get("written").asString());
  }

  @Test
  void returnsItselfIfNothingChanges() {
    GitIgnore file = GitIgnore.parse("/a-*.tar.gz\n");
    assertThat(file.with("a-2.tar.gz")).isSameAs(file);
    assertThat(file.matches("b.tar.gz")).isFalse();
  }

  @Test
  void escapesWhatGitWouldExpand() {
    GitIgnore file = GitIgnore.empty().with("a[1]*.tar.gz");
    assertThat(file.text()).isEqualTo("/a\\[1]\\*.tar.gz\n");
    assertThat(file.with("a[1]*.tar.gz")).isSameAs(file);
    assertThat(file.matches("a1x.tar.gz")).isFalse();
  }

  @Test
  void refusesNamesWithDirectories() {
    assertThatThrownBy(() -> GitIgnore.empty().with("../a")).isInstanceOf(DistGitException.class);
    assertThatThrownBy(() -> GitIgnore.empty().with("a\nb")).isInstanceOf(DistGitException.class);
  }

  @Property
  void addingTwiceIsAddingOnce(
      @ForAll String text, @ForAll @NotEmpty @CharRange(from = '!', to = '.') String name) {
    if (!FileNames.isPlain(name)) {
      return;
    }
    GitIgnore once = GitIgnore.parse(text).with(name);
    assertThat(once.with(name)).isSameAs(once);
    assertThat(once.text()).startsWith(text);
  }

  @Test
  void blankLinesMatchNothing() {
    assertThat(GitIgnore.parse("\n  \n").matches("")).isFalse();
    assertThat(GitIgnore.parse(" a \n").matches("a")).isTrue();
  }

  @Test
  void isEqualByItsText() {
    assertThat(GitIgnore.parse("/a\n"))
        .isEqualTo(GitIgnore.empty().with("a"))
        .hasSameHashCodeAs(GitIgnore.empty().with("a"))
        .isNotEqualTo(GitIgnore.empty())
        .isNotEqualTo("/a\n")
        .hasToString("/a\n");
    assertThat(GitIgnore.parse("/a\n").hashCode()).isNotEqualTo(GitIgnore.empty().hashCode());
  }
}
