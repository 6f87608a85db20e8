package io.github.packit4j.specfile.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How builds are named, taken apart and ordered. */
class EvrAndNevraTest {

  @ParameterizedTest
  @CsvSource({
    "1-1, 1-1, 0",
    "0:1-1, 1-1, 0",
    "1:1-1, 2-1, 1",
    "1:1-1, 2:0-1, -1",
    "1.10-1, 1.9-1, 1",
    "1.0~rc1-1, 1.0-1, -1",
    "1.0^git1-1, 1.0-1, 1",
    "1-2, 1-10, -1",
    "1, 1-1, -1",
    "1-1, 1, 1",
    "1, 1, 0",
    "2, 1-9, 1"
  })
  void ordersAsRpmDoes(String left, String right, int order) {
    assertThat(Integer.signum(Evr.parse(left).compareTo(Evr.parse(right)))).isEqualTo(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1-2", "3:1-2", "3:1.0~rc1-0.1.fc44"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Evr.parse(text)).hasToString(text);
    assertThat(Evr.tryParse(text)).contains(Evr.parse(text));
  }

  @Test
  void aTextThatIsNoneIsRefused() {
    assertThat(Evr.tryParse("")).isEmpty();
    assertThat(Evr.tryParse("a:1-1")).isEmpty();
    assertThatThrownBy(() -> Evr.parse("-1")).hasMessageContaining("Not an EVR");
    assertThatThrownBy(() -> Evr.of("", "1")).hasMessageContaining("needs a version");
    assertThat(Evr.of("1", "2").epoch()).isEqualTo(OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "a-1-2.noarch, a, 1-2, noarch",
    "a-1-2.noarch.rpm, a, 1-2, noarch",
    "a-b-1.0-2.fc44.x86_64, a-b, 1.0-2.fc44, x86_64",
    "a-3:1-2.src, a, 3:1-2, src",
    "3:a-1-2.src, a, 3:1-2, src",
    "123456789:a-1-2.src, a, 123456789:1-2, src",
    "1234567890:a-1-2.src, 1234567890:a, 1-2, src",
    "x:a-1-2.src, x:a, 1-2, src",
    ":a-1-2.src, :a, 1-2, src"
  })
  void takesPackagesApart(String text, String name, String evr, String arch) {
    Nevra built = Nevra.parse(text);

    assertThat(built.name()).isEqualTo(name);
    assertThat(built.evr()).hasToString(evr);
    assertThat(built.arch()).contains(arch);
    assertThat(built).hasToString(name + "-" + evr + "." + arch);
  }

  @Test
  void buildsHaveNoArchitecture() {
    Nevra build = Nevra.parseNevr("hello-world-1:1.0-2.fc44");

    assertThat(build.name()).isEqualTo("hello-world");
    assertThat(build.arch()).isEmpty();
    assertThat(build.nvr()).isEqualTo("hello-world-1.0-2.fc44");
    assertThat(build).hasToString("hello-world-1:1.0-2.fc44");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a.src",
        "a-1.src",
        "-1-2.src",
        "a-1-",
        "a--2",
        "a-1-2",
        "3:-1-2.src",
        "a.b-1-2"
      })
  void refusesWhatIsNoPackage(String text) {
    assertThatThrownBy(() -> Nevra.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a package name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a-1", "-1-2", "a-1-", "a--2", "3:-1-2", "-2"})
  void refusesWhatIsNoBuild(String text) {
    assertThatThrownBy(() -> Nevra.parseNevr(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a package name");
  }
}
