package io.github.packit4j.config.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a text is read as, and where and how one is refused. */
class YamlReaderTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("a: !!int 7", "{a=7:Long}"),
        arguments("a: !!int \"7\"", "{a=7:Long}"),
        arguments("a: !!float 1", "{a=1.0:Double}"),
        arguments("a: !!float 1.5", "{a=1.5:Double}"),
        arguments("a: !!bool yes", "{a=true:Boolean}"),
        arguments("a: !!null ~", "{a=null}"),
        arguments("a: !!str 1", "{a=1:String}"),
        arguments("a: ! 1", "{a=1:Long}"),
        arguments("a: ! \"1\"", "{a=1:Long}"),
        arguments("a: !!map {}", "{a={}}"),
        arguments("a: !!seq []", "{a=[]}"),
        arguments("a: '='", "{a==:String}"),
        arguments(
            "a: &x 1\nb: &x 2",
            "{a=1:Long, b=2:Long} anchors 2:4 the anchor &x is defined a second time, first in line 1; give them different names"),
        arguments("<<: {b: 1}\nc: 2", "{b=1:Long, c=2:Long}"),
        arguments("a: {<<: [{b: 1}, {c: 2}]}", "{a={c=2:Long, b=1:Long}}"),
        arguments("---\na: 1", "{a=1:Long}"),
        arguments("--- 1\n...\n", "1:Long"),
        arguments(
            "{a: 1, a: 2}",
            "{a=2:Long} keys 1:8 the key 'a' is written twice in this mapping, first in line 1, column 2"),
        arguments("a: 2026-11-30", "{a=Timestamp[text=2026-11-30]:Timestamp}"),
        arguments("", "nothing"),
        arguments("# c", "nothing"),
        arguments("a: 1\n# x\ty\nb: 2", "{a=1:Long, b=2:Long}"),
        arguments("a: 1 # x\ty", "{a=1:Long}"),
        arguments("a: 'x\ty'", "{a=x\ty:String}"),
        arguments("a: \"x\ty\"", "{a=x\ty:String}"),
        arguments("a: |\n  x\ty\nb: 1", "{a=x\ty\n:String, b=1:Long}"),
        arguments("a: >-\n  x\ty\n", "{a=x\ty:String}"),
        arguments("a: \"#\"\nb: 1 # \t", "{a=#:String, b=1:Long}"),
        arguments("a: [b] # \t", "{a=[b:String]}"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isRead(String text, String expected) {
    YamlReader.Document document = YamlReader.read(text);
    StringJoiner shown = new StringJoiner(" ");
    shown.add(document.root().map(YamlReaderTest::shown).orElse("nothing"));
    document.repeatedKeys().forEach(e -> shown.add("keys").add(shown(e)));
    document.repeatedAnchors().forEach(e -> shown.add("anchors").add(shown(e)));
    assertThat(shown).hasToString(expected);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            "a: \u0001",
            "1:4 the character U+0001 is not allowed in YAML; in a text write it as \"\\u0001\""),
        arguments(
            "a: 1\nb: \u0007x\n",
            "2:4 the character U+0007 is not allowed in YAML; in a text write it as \"\\u0007\""),
        arguments(
            "\ud83d\ude00: 1\n\ud83d\ude00\ud83d\ude00: \u0002",
            "2:5 the character U+0002 is not allowed in YAML; in a text write it as \"\\u0002\""),
        arguments(
            "\u0000",
            "1:1 the character U+0000 is not allowed in YAML; in a text write it as \"\\u0000\""),
        arguments(
            "a\n\n  \u001b",
            "3:3 the character U+001B is not allowed in YAML; in a text write it as \"\\u001b\""),
        arguments("a: !!int x", "1:4 'x' is no value for the tag !!int"),
        arguments("a: !!int 1.5", "1:4 '1.5' is no value for the tag !!int"),
        arguments("a: !!float x", "1:4 'x' is no value for the tag !!float"),
        arguments("a: !!bool x", "1:4 'x' is no value for the tag !!bool"),
        arguments("a: !!null x", "1:4 'x' is no value for the tag !!null"),
        arguments("a: !foo x", "1:4 the tag !foo is not allowed; remove it"),
        arguments("a: !!set {}", "1:4 the tag !!set is not allowed; remove it"),
        arguments("a: !!map []", "1:4 the tag !!map is not allowed; remove it"),
        arguments("a: !!seq {}", "1:4 the tag !!seq is not allowed; remove it"),
        arguments("a: !foo []", "1:4 the tag !foo is not allowed; remove it"),
        arguments(
            "a: b\tc",
            "1:5 a tab stands in a text without quotation marks; quote the text, or use spaces"),
        arguments("a:\tb", "1:3 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments("\ta: b", "1:1 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments("[a,\tb]", "1:4 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments(
            "a: 'x'\t# c", "1:7 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: 'x'\t", "1:7 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: [b]\t", "1:7 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: {b: c}\t", "1:10 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: x\u00e9\ty",
            "1:6 a tab stands in a text without quotation marks; quote the text, or use spaces"),
        arguments("a: =", "1:4 '=' has a special meaning in YAML; quote it"),
        arguments("a: *b", "1:4 the alias *b has no anchor &b before it"),
        arguments("aa: &bb 1\nc: *bc", "2:4 the alias *bc has no anchor &bc before it"),
        arguments("a: &a [*a]", "1:8 the alias *a stands inside the value of &a itself"),
        arguments("- <<", "1:3 '<<' has a special meaning in YAML; quote it"),
        arguments("a: <<", "1:4 '<<' has a special meaning in YAML; quote it"),
        arguments(
            "a: 1\n---\nb: 2",
            "2:1 a second document starts here, but a configuration is a single one; remove the '---'"),
        arguments("a: 'x", "1:4 the quotation mark that opens here is not closed"),
        arguments("a: \"x", "1:4 the quotation mark that opens here is not closed"),
        arguments("a: [1", "1:4 the file ends inside a list or mapping; close it with ] or }"),
        arguments("a: {b", "1:4 the file ends inside a list or mapping; close it with ] or }"),
        arguments(
            "a: b: c",
            "1:5 a key cannot start here: either the line is indented wrongly, or the value above holds ': ' and needs quotation marks"),
        arguments(
            "a: 1\n b: 2",
            "2:3 a key cannot start here: either the line is indented wrongly, or the value above holds ': ' and needs quotation marks"),
        arguments(
            "a:\n  - 1\n - 2",
            "3:2 the line is indented unlike those before it in the same list or mapping"),
        arguments(
            "a: @x",
            "1:4 not YAML: while scanning for the next token: found character '@' that cannot start any token. (Do not use @ for indentation)"),
        arguments(
            "a: `x",
            "1:4 not YAML: while scanning for the next token: found character '`' that cannot start any token. (Do not use ` for indentation)"),
        arguments(
            "a: %x",
            "1:4 not YAML: while scanning for the next token: found character '%' that cannot start any token. (Do not use % for indentation)"),
        arguments(
            "%YAML 3.0\n---\na",
            "1:1 not YAML: found incompatible YAML document (version 1.* is required)"),
        arguments(
            "key: [a, b]]",
            "1:12 the bracket here closes nothing; remove it, or open one before it"),
        arguments("? [a]\n: b", "1:3 a list or a mapping cannot be the key of a mapping"),
        arguments(
            "a: |\n  x\n y",
            "3:2 the line is indented unlike those before it in the same list or mapping"),
        arguments("a: &x\n  b: *y", "2:6 the alias *y has no anchor &y before it"),
        arguments(
            "a: [b]}", "1:7 the bracket here closes nothing; remove it, or open one before it"),
        arguments(
            "{a: b,\tc: d}", "1:7 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments(
            "[a,\n\tb]", "2:1 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments("[\ta]", "1:2 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments(
            "{\ta: b}", "1:2 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments("[a\t,b]", "1:3 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments(
            "a:\n- \tb", "2:3 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "- a\n-\tb", "2:2 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "? a\n:\tb", "2:2 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: 1\n\t\nb: 2",
            "2:1 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: 1\t# x", "1:5 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments("a: 1\t", "1:5 a tab cannot stand between or behind values in YAML; use spaces"),
        arguments(
            "a: |\n  x\n\t\nb: 1",
            "3:1 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: &x\tb", "1:6 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: !!str\tb", "1:9 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: |\t\n  x", "1:5 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: b\n\t", "2:1 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments("# c\n\t", "2:1 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a:\n\tb: c", "2:1 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: 'x#'\t", "1:8 a tab cannot start a value or indent a line in YAML; use spaces"),
        arguments(
            "a: x#y\tz",
            "1:7 a tab stands in a text without quotation marks; quote the text, or use spaces"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefused(String text, String expected) {
    assertThatThrownBy(() -> YamlReader.read(text))
        .isInstanceOfSatisfying(
            YamlSyntaxException.class, e -> assertThat(shown(e)).isEqualTo(expected));
  }

  private static String shown(YamlSyntaxException e) {
    return "%d:%d %s".formatted(e.mark().line(), e.mark().column(), e.getMessage());
  }

  private static String shown(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.value() == null
          ? "null"
          : scalar.value() + ":" + scalar.value().getClass().getSimpleName();
    }
    List<String> parts = new ArrayList<>();
    if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> parts.add(shown(item)));
      return parts.toString();
    }
    ((YamlNode.Mapping) node)
        .entries()
        .forEach(entry -> parts.add(entry.key().text() + "=" + shown(entry.value())));
    return "{" + String.join(", ", parts) + "}";
  }

  @ParameterizedTest
  @CsvSource({"[,],100", "'{a: ',},99"})
  void depthIsBounded(String open, String close, int most) {
    assertThatCode(() -> YamlReader.read(open.repeat(most) + close.repeat(most)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> YamlReader.read(open.repeat(most + 1) + close.repeat(most + 1)))
        .hasMessageContaining("more than 100 levels");
  }

  @ParameterizedTest
  @CsvSource({"[,],50", "'{k: ',},49"})
  void depthBehindAnAliasCounts(String open, String close, int most) {
    String anchored = "a: &a " + open.repeat(49) + close.repeat(49) + "\nb: ";
    assertThatCode(() -> YamlReader.read(anchored + "[".repeat(most) + "*a" + "]".repeat(most)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> YamlReader.read(anchored + "[".repeat(most + 1) + "*a" + "]".repeat(most + 1)))
        .hasMessageContaining("more than 100 levels");
  }

  @ParameterizedTest
  @CsvSource({"'[', 'x,', ']', 99999", "'a: &a [x,x,x,x,x,x,x,x,x]|b: [', '*a,', ']', 9998"})
  void numberOfValuesIsBounded(String start, String item, String end, int most) {
    String text = start.replace('|', '\n');
    assertThatCode(() -> YamlReader.read(text + item.repeat(most) + end))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> YamlReader.read(text + item.repeat(most + 1) + end))
        .hasMessageContaining("more than 100,000 values");
  }
}
