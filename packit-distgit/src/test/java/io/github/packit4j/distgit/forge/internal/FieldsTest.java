package io.github.packit4j.distgit.forge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'2026-11-01T12:00:00Z' | 2026-11-01T12:00:00Z",
        "'2026-11-01T12:00:00+02:00' | 2026-11-01T10:00:00Z",
        "1795348800 | 2026-11-22T12:00:00Z",
        "'1795348800' | 2026-11-22T12:00:00Z",
        "'1795348800.25' | 2026-11-22T12:00:00.250Z",
        "1 | 1970-01-01T00:00:01Z",
        "0 | ",
        "'0001-01-01T00:00:00Z' | ",
        "'1970-01-01T00:00:00Z' | ",
        "'yesterday' | ",
        "'' | ",
        "true | ",
        "null | ",
        "'1234567890123' | ",
      })
  void readsTimes(String value, @Nullable Instant time) {
    assertThat(Fields.instant(json("{'at': " + value + "}"), "at"))
        .isEqualTo(Optional.ofNullable(time));
  }

  @Test
  void readsTexts() {
    JsonNode node = json("{'a': {'b': 'text', 'empty': '', 'number': 3, 'no': null}}");
    assertThat(Fields.text(node, "a", "b")).isEqualTo("text");
    assertThat(Fields.optional(node, "a", "empty")).isEmpty();
    assertThat(Fields.optional(node, "a", "number")).isEmpty();
    assertThat(Fields.text(node, "a", "no")).isEmpty();
    assertThat(Fields.text(node, "x", "b")).isEmpty();
    assertThat(Fields.required(node, "a", "b")).isEqualTo("text");
    assertMissing(() -> Fields.required(node, "a", "empty"), "a.empty");
  }

  @Test
  void readsNumbersAndTruths() {
    JsonNode node = json("{'n': 3, 'text': '4', 'float': 1.5, 'yes': true, 'one': 1, 'word': 'x'}");
    assertThat(Fields.number(node, "n")).isEqualTo(3);
    assertThat(Fields.number(node, "none")).isZero();
    assertThat(Fields.number(node, "word")).isZero();
    assertThat(Fields.requiredNumber(node, "n")).isEqualTo(3);
    assertMissing(() -> Fields.requiredNumber(node, "text"), "text");
    assertMissing(() -> Fields.requiredNumber(node, "float"), "float");
    assertMissing(() -> Fields.requiredNumber(node, "none"), "none");
    assertThat(Fields.isTrue(node, "yes")).isTrue();
    assertThat(Fields.isTrue(node, "none")).isFalse();
  }

  @Test
  void readsLinks() {
    JsonNode node = json("{'good': 'https://e.org/', 'bad': 'http://[', 'none': ''}");
    assertThat(Fields.uri(node, "good")).hasValue(URI.create("https://e.org/"));
    assertThat(Fields.uri(node, "bad")).isEmpty();
    assertThat(Fields.uri(node, "none")).isEmpty();
  }

  @Test
  void readsLists() {
    JsonNode node = json("{'l': [{'name': 'a'}, 'b', {'name': ''}, {}, 3], 'o': {'x': 1}}");
    assertThat(Fields.names(node.path("l"), "name")).containsExactly("a", "b");
    assertThat(Fields.names(node.path("o"), "name")).isEmpty();
    assertThat(Fields.list(node, "l")).hasSize(5);
    assertThat(Fields.list(node, "o")).isEmpty();
    assertThat(Fields.list(node, "none")).isEmpty();
  }

  private static void assertMissing(Runnable read, String name) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER))
        .hasMessageContaining("'" + name + "'");
  }
}
