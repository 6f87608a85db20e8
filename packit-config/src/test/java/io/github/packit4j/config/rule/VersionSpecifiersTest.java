package io.github.packit4j.config.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.rule.internal.Pep440Version;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSpecifiersTest {

  /** In ascending order, from PEP 440 and its tests. */
  private static final List<String> ORDER =
      List.of(
          "1.0.dev456",
          "1.0a1",
          "1.0a2.dev456",
          "1.0a12.dev456",
          "1.0a12",
          "1.0b1.dev456",
          "1.0b2",
          "1.0b2.post345.dev456",
          "1.0b2.post345",
          "1.0rc1.dev456",
          "1.0rc1",
          "1.0",
          "1.0+abc.5",
          "1.0+abc.7",
          "1.0+5",
          "1.0.post456.dev34",
          "1.0.post456",
          "1.1.dev1",
          "1.10",
          "1!0.5");

  @Test
  void ordersVersions() {
    for (int i = 0; i < ORDER.size(); i++) {
      for (int j = 0; j < ORDER.size(); j++) {
        assertThat(Integer.signum(version(i).compareTo(version(j))))
            .as("%s and %s", ORDER.get(i), ORDER.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private static Pep440Version version(int index) {
    return Pep440Version.parse(ORDER.get(index)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1.0, true",
    "'>=3.0, <4.0', 3.11.0, true",
    "'>=3.0, <4.0', 4.0.0, false",
    "'!=4.0.0', 4.0.0, false",
    "'>=3.0', 4.0.0, true",
    "~=3.10.0, 3.10.5, true",
    "~=3.10.0, 3.10.0, true",
    "~=3.10.0, 3.9.9, false",
    "~=1!3.10.0, 3.10.5, false",
    "<=4.0, 4.0, true",
    "<=4.0, 4.0+local, true",
    "<=4.0, 4.0.1, false",
    ">=4.0, 4.0, true",
    ">=4.0, 4.0rc1, false",
    "<4.0, 4.0, false",
    "<4.0rc2, 4.0rc1, true",
    "<4.0, 4.0.dev1, false",
    ">4.0, 4.0, false",
    ">4.0, 4.1, true",
    ">4.0, 4.0+local, false",
    "!=1.2, 1.3, true",
    "!=1.2.*, 1.3, true",
    "===1.0, 1.0.0, false",
    "===1.0, ' 1.0 ', true",
    "~=3.10.0, 3.11.0, false",
    "~=3.10, 3.11.0, true",
    "<4.0, 4.0rc1, false",
    "<4.0, 3.9rc1, true",
    ">=3.0, 4.0rc1, true",
    ">=3.0, not-a-version, false",
    "'', not-a-version, true",
    "==1.2.*, 1.2.9, true",
    "==1.2.*, 1.20, false",
    "==1.2, 1.2.0, true",
    "==1.2, 1.2+local, true",
    "==1.2+local, 1.2, false",
    "!=1.2.*, 1.2.9, false",
    ">1.7, 1.7.0.post1, false",
    ">1.7.post2, 1.7.0.post3, true",
    "===foo, FOO, true",
    "'>=v1.0,,<2', 1.5, true",
    "==1!2.0, 1!2.0, true"
  })
  void tellsWhichVersionsSatisfy(String specifiers, String version, boolean satisfies) {
    assertThat(VersionSpecifiers.parse(specifiers).contains(version)).isEqualTo(satisfies);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "foo",
        "=1",
        "^1.0",
        "1.x",
        ">=1.*",
        "~=1",
        ">=1 <2",
        ">=1;",
        "==1.*.1",
        "==1.0.dev*",
        "==1.0.dev1.*",
        "!=1.0+local.*",
        ">>>invalid",
        ">=1.0+local",
        "=="
      })
  void refusesWhatIsNone(String text) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> VersionSpecifiers.parse(text))
        .withMessageContaining("is not a version condition");
  }

  @Test
  void isWhatWasWritten() {
    VersionSpecifiers specifiers = VersionSpecifiers.parse(">=1.0, <2");
    assertThat(specifiers.text()).isEqualTo(">=1.0, <2").isEqualTo(specifiers.toString());
    assertThat(specifiers)
        .isEqualTo(VersionSpecifiers.parse(">=1.0, <2"))
        .hasSameHashCodeAs(VersionSpecifiers.parse(">=1.0, <2"))
        .isNotEqualTo(VersionSpecifiers.parse(">=1.0"));
  }

  @Property
  void agreesWithItsParts(
      @ForAll @IntRange(max = 30) int low,
      @ForAll @IntRange(max = 30) int high,
      @ForAll @IntRange(max = 30) int version) {
    assertThat(VersionSpecifiers.parse(">=%d, <%d".formatted(low, high)).contains("" + version))
        .isEqualTo(low <= version && version < high);
  }
}
