package io.github.packit4j.config.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PyYAML's safe loader makes of plain scalars. */
class YamlScalarsTest {

  @Test
  void readsBooleansAndNulls() {
    for (String word : new String[] {"yes", "on", "true"}) {
      spellings(word).forEach(text -> assertThat(YamlScalars.read(text)).isEqualTo(true));
    }
    for (String word : new String[] {"no", "off", "false"}) {
      spellings(word).forEach(text -> assertThat(YamlScalars.read(text)).isEqualTo(false));
    }
    spellings("null").forEach(text -> assertThat(YamlScalars.read(text)).isNull());
    assertThat(YamlScalars.read("~")).isNull();
    assertThat(YamlScalars.read("")).isNull();
  }

  private static Stream<String> spellings(String word) {
    return Stream.of(
        word,
        word.toUpperCase(java.util.Locale.ROOT),
        word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "+1, 1",
    "1_000, 1000",
    "1__0, 10",
    "017, 15",
    "0x1F, 31",
    "0b101, 5",
    "1:30, 90",
    "190:20:30, 685230",
    "-0x10, -16"
  })
  void readsIntegers(String text, long value) {
    assertThat(YamlScalars.read(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, 1.1",
    "1., 1",
    ".5, 0.5",
    "1_0.5, 10.5",
    "1.0e+3, 1000",
    ".inf, Infinity",
    "-.INF, -Infinity",
    ".nan, NaN",
    "1:30.5, 90.5",
    "-1.5, -1.5"
  })
  void readsDecimals(String text, double value) {
    assertThat(YamlScalars.read(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y", "n", "Y", "tRue", "nULL", "None", "0o17", "08", "09", "1e3", "1.0e3", "1E+3", "12e03",
        "2024-1-1", "f40", "epel-9", "1.2.3", "-", "+", ".", "..", "_1", "0b", "0x", "0b2", "1:60",
        "--1", "1-2", "+.x"
      })
  void leavesTheRestAsText(String text) {
    assertThat(YamlScalars.read(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01",
        "2024-13-01",
        "2024-01-01 10:00:00",
        "2024-01-01T10:00:00Z",
        "2024-1-1t1:00:00.5 +01:00"
      })
  void recognisesDates(String text) {
    assertThat(YamlScalars.read(text)).isInstanceOf(YamlNode.Timestamp.class);
  }
}
