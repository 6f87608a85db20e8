package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.model.Nvr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndSourcesTest {

  @Test
  void theLastTwoHyphensDivide() {
    Nvr nvr = Nvr.parse("a-b-1-2");

    assertThat(nvr).isEqualTo(new Nvr("a-b", "1", "2")).hasToString("a-b-1-2");
  }

  @ParameterizedTest
  @CsvSource({
    "'', is no NVR",
    "a, is no NVR",
    "a-1, is no NVR",
    "-1, is no NVR",
    "-1-1, must not be empty",
    "a--1, must not be empty",
    "a-1-, must not be empty"
  })
  void saysWhatIsWrongWithAName(String text, String problem) {
    assertThatThrownBy(() -> Nvr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git+https://src.fedoraproject.org/rpms/python-ogr.git#ABC",
        "git+https://src.fedoraproject.org/rpms/python-ogr#abc",
        "git://pkgs.fedoraproject.org/rpms/python-ogr.git/#abc",
        "git+ssh://packit@pkgs.fedoraproject.org/rpms/python-ogr?#abc",
        "://h/rpms/python-ogr?a://b#abc"
      })
  void theSameCommitIsWrittenInManyWays(String source) {
    assertThat(ScmCommit.parse(source)).contains(new ScmCommit("rpms/python-ogr", "abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#abc",
        "git://h/p",
        "cli-build/1.2.abc/x.src.rpm",
        "git://h#abc",
        "x#a://b"
      })
  void otherSourcesHaveNoCommit(String source) {
    assertThat(ScmCommit.parse(source)).isEmpty();
  }

  @Test
  void asksForAllWaysToWriteTheCommit() {
    assertThat(new ScmCommit("rpms/python-ogr", "abc").sourcePattern())
        .isEqualTo("*rpms/python-ogr*#abc");
    assertThat(ScmCommit.parse("git:///p#abc")).contains(new ScmCommit("p", "abc"));
  }
}
