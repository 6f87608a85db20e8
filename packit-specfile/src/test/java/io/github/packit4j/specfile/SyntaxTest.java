package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.PrepMacro;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The structure of small texts, row by row: the text, and what is in it. {@code 2+3} is three lines
 * from the second on.
 */
class SyntaxTest {

  static Stream<Arguments> rows() throws IOException {
    try (InputStream table = SyntaxTest.class.getResourceAsStream("syntax.tsv")) {
      return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .map(cells -> Arguments.of(cells[0], cells[1]));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void findsWhatIsThere(String text, String expected) {
    assertThat(shown(plain(text))).isEqualTo(expected);
  }

  static String plain(String notation) {
    return notation.replace('⏎', '\n').replace('␍', '\r').replace('⇥', '\t');
  }

  static String shown(String text) {
    SpecSyntax syntax = SpecSyntax.parse(text);
    StringJoiner parts = new StringJoiner("; ");
    for (Definition found : syntax.definitions()) {
      parts.add(
          (found.global() ? "global " : "define ")
              + found.name()
              + found.options().map(options -> "(" + options + ")").orElse("")
              + "="
              + found.body()
              + " "
              + found.line()
              + "+"
              + found.lineCount()
              + (found.commentedOut() ? " " + found.comment() : ""));
      assertThat(found.bodySpan().of(text)).isEqualTo(found.body());
    }
    for (Tag tag : syntax.tags()) {
      parts.add(
          tag.name()
              + "="
              + tag.value()
              + " "
              + tag.line()
              + "+"
              + tag.lineCount()
              + (tag.comments().isEmpty() ? "" : " " + tag.comments()));
      assertThat(tag.nameSpan().of(text)).isEqualTo(tag.name());
      assertThat(tag.valueSpan().of(text)).isEqualTo(tag.value());
    }
    for (Section section : syntax.sections()) {
      if (!section.isPreamble()) {
        parts.add(section.line() + " %" + section.id() + " <" + section.body() + ">");
      }
    }
    for (PrepMacro macro : syntax.prepMacros()) {
      parts.add(macro.line() + " " + macro.name() + " [" + macro.options() + "]");
      assertThat(macro.optionsSpan().of(text)).isEqualTo(macro.options());
    }
    return parts.toString().replace('\n', '⏎').replace('\r', '␍').replace('\t', '⇥');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-q -n x | q | true | | 0-2",
        "-q -n x | n | true | x | 3-7",
        "-q -nx | n | true | x | 3-6",
        "-qn x | n | true | none | none",
        "-qcT | c | true | none | none",
        "-q | q | true | none | 0-2",
        "-p1 | p | true | 1 | 0-3",
        "-p 1 | p | true | 1 | 0-4",
        "-p | p | true | none | 0-2",
        "--q | q | false | none | none",
        "- | q | false | none | none",
        "q | q | false | none | none",
        "-p1 | q | false | none | none",
        "-q1p | p | false | none | none",
        "-n %{a b}-c -p1 | n | true | %{a b}-c | 0-11",
        "-n x -p1 | p | true | 1 | 5-8",
      })
  void readsTheOptionsOfMacros(
      String options, char option, boolean has, String value, String span) {
    PrepMacro macro = SpecSyntax.parse("%prep\n%setup " + options + "\n").prepMacros().get(0);
    assertThat(macro.has(option)).isEqualTo(has);
    String given = macro.option(option).orElse("none");
    assertThat(given).isEqualTo(value == null ? "-n" : value);
    assertThat(macro.optionSpan(option).map(at -> at.start() + "-" + at.end()).orElse("none"))
        .isEqualTo(value == null ? "0-5" : span);
  }

  @Test
  void findsTheEndsOfLogicalLines() {
    SpecSyntax syntax = SpecSyntax.parse("a\\\nb\nc %{d\n}\ne %[\n]\nf %(\n");
    assertThat(syntax.logicalEnd(0)).isEqualTo(2);
    assertThat(syntax.logicalEnd(1)).isEqualTo(2);
    assertThat(syntax.logicalEnd(2)).isEqualTo(4);
    assertThat(syntax.logicalEnd(4)).isEqualTo(6);
    assertThat(syntax.logicalEnd(6)).isEqualTo(7);
  }
}
