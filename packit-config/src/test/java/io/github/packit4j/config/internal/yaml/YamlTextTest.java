package io.github.packit4j.config.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that YAML might take for something else are quoted, and others are not. */
class YamlTextTest {

  static List<String> texts() {
    return List.of(
        "",
        " ",
        "a",
        "a b",
        " a",
        "a ",
        "yes",
        "on",
        "null",
        "~",
        "1.10",
        "1e3",
        "0x1F",
        "40",
        "2024-01-01",
        "=",
        "<<",
        "- a",
        "-a",
        "?",
        "? a",
        ":",
        "a:",
        "a: b",
        "a:b",
        "a #b",
        "a#b",
        "#a",
        "'",
        "\"",
        "it's",
        "\\d",
        "say \"it's\"",
        "\\\"",
        "a\nb",
        "a\n",
        "a\n\n b\n",
        "\na",
        "\n",
        "\n\n",
        "a\n\n",
        " a\nb",
        "\ta\nb",
        "a \nb",
        "\t",
        "a\tb",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "[a]",
        "{a}",
        "a,b",
        "a[b",
        "a]b",
        "a{b",
        "a}b",
        "---",
        "...",
        "...a",
        "a...",
        "é",
        "\u0085",
        "\u00A0",
        "\u2028x",
        "a\u2029b\nc",
        "\uFEFF",
        "\uFFFD",
        "\uFFFE",
        "\u001b[0m",
        "a\u0007\nb",
        "\uD83D\uDE00",
        "\uDBFF\uDFFD",
        "_",
        "x".repeat(501),
        "a\rb",
        "\u007F",
        "~a",
        "=a",
        "<a",
        "a=b");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsReadAsItWas(String text) {
    String written = YamlText.of(Map.of("key", Map.of("list", List.of(text, List.of(text)))));
    YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read(written).root().orElseThrow();
    YamlNode.Mapping key = (YamlNode.Mapping) root.entries().get(0).value();
    YamlNode.Sequence list = (YamlNode.Sequence) key.entries().get(0).value();
    YamlNode.Sequence inner = (YamlNode.Sequence) list.items().get(1);
    assertThat(((YamlNode.Scalar) list.items().get(0)).value()).isEqualTo(text);
    assertThat(((YamlNode.Scalar) inner.items().get(0)).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aKeyIsReadAsItWas(String text) {
    for (String written :
        List.of(
            YamlText.of(Map.of(text, "value")),
            YamlText.flow(Map.of(text, List.of(text))) + "\n")) {
      YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read(written).root().orElseThrow();
      assertThat(root.entries().get(0).key().value()).as(written).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b | a b",
        "a:b | a:b",
        "a#b | a#b",
        "it's | it's",
        "yes | \"yes\"",
        "a: b | \"a: b\"",
        "a #b | \"a #b\"",
        "a, b | \"a, b\"",
        "<a> | \"<a>\"",
        "say \"a: b\" | 'say \"a: b\"'",
        "'\\d' | '''\\d'''",
        "\\d | \\d"
      })
  void onlyWhatNeedsQuotesHasThem(String text, String written) {
    assertThat(YamlText.scalar(text)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"65279, \\ufeff", "8232, \\u2028", "27, \\u001b", "133, \\u0085", "127, \\u007f"})
  void whatIsNotPrintableIsEscaped(int character, String escaped) {
    assertThat(YamlText.scalar(Character.toString(character))).isEqualTo('"' + escaped + '"');
  }

  static Stream<Arguments> written() {
    return Stream.of(
        arguments(1.0E30, "1.0e+30\n"),
        arguments(1.5E-7, "1.5e-7\n"),
        arguments(0.5, "0.5\n"),
        arguments(-2.0, "-2.0\n"),
        arguments(true, "true\n"),
        arguments(12L, "12\n"),
        arguments("plain", "plain\n"),
        arguments("", "\"\"\n"),
        arguments("a: b", "\"a: b\"\n"),
        arguments("a #b", "\"a #b\"\n"),
        arguments("a#b", "a#b\n"),
        arguments("x:", "\"x:\"\n"),
        arguments("x ", "\"x \"\n"),
        arguments("...x", "\"...x\"\n"),
        arguments("a\"b", "a\"b\n"),
        arguments("a\\b", "a\\b\n"),
        arguments("it's \"x\"", "it's \"x\"\n"),
        arguments("[x]", "\"[x]\"\n"),
        arguments("x,y", "\"x,y\"\n"),
        arguments("yes", "\"yes\"\n"),
        arguments("1", "\"1\"\n"),
        arguments("~", "\"~\"\n"),
        arguments("\u2028", "\"\\u2028\"\n"),
        arguments("\ufeff", "\"\\ufeff\"\n"),
        arguments("\u007f", "\"\\u007f\"\n"),
        arguments("\u0085", "\"\\u0085\"\n"),
        arguments("\u00a0", "\u00a0\n"),
        arguments("\ud83d\ude00", "\ud83d\ude00\n"),
        arguments("\ud7ff", "\ud7ff\n"),
        arguments("\ue000", "\ue000\n"),
        arguments("\ufffd", "\ufffd\n"),
        arguments("\ufffe", "\"\\ufffe\"\n"),
        arguments("a\nb", "|-\n  a\n  b\n"),
        arguments("a\nb\n", "|\n  a\n  b\n"),
        arguments("a\nb\n\n", "\"a\\nb\\n\\n\"\n"),
        arguments("\na", "\"\\na\"\n"),
        arguments("\n", "\"\\n\"\n"),
        arguments(" a\nb", "\" a\\nb\"\n"),
        arguments("\ta\nb", "\"\\ta\\nb\"\n"),
        arguments("a\n\nb", "|-\n  a\n\n  b\n"),
        arguments("a\n\tb", "|-\n  a\n  \tb\n"),
        arguments("a\n\u0001", "\"a\\n\\u0001\"\n"),
        arguments("a\tb", "\"a\\tb\"\n"),
        arguments("tab\there\n", "|\n  tab\there\n"),
        arguments("- x", "\"- x\"\n"),
        arguments("? x", "\"? x\"\n"),
        arguments("#x", "\"#x\"\n"),
        arguments("&x", "\"&x\"\n"),
        arguments("*x", "\"*x\"\n"),
        arguments("!x", "\"!x\"\n"),
        arguments("|x", "\"|x\"\n"),
        arguments(">x", "\">x\"\n"),
        arguments("'x", "\"'x\"\n"),
        arguments("%x", "\"%x\"\n"),
        arguments("@x", "\"@x\"\n"),
        arguments("`x", "\"`x\"\n"),
        arguments("=", "\"=\"\n"),
        arguments("<x", "\"<x\"\n"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void isWrittenInTheUsualWay(Object value, String expected) {
    assertThat(YamlText.of(Map.of("k", value))).isEqualTo("k: " + expected);
  }

  @Test
  void longTextsAreQuoted() {
    assertThat(YamlText.of(Map.of("k", "x".repeat(500)))).startsWith("k: x");
    assertThat(YamlText.of(Map.of("k", "x".repeat(501)))).startsWith("k: \"x");
    assertThat(YamlText.of(Map.of())).isEqualTo("{}\n");
  }
}
