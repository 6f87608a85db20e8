package io.github.packit4j.config.internal.yaml;

import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says what SnakeYAML complains about in words that name the fix. */
final class YamlMessages {

  private YamlMessages() {}

  static String of(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext();
    if (problem.contains("'\\t'") || problem.contains("\\t(TAB)") || problem.contains("\t")) {
      return "a tab cannot start a value or indent a line in YAML; use spaces";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a key cannot start here: either the line is indented wrongly, or the value above holds ': ' and needs quotation marks";
    }
    if (problem.startsWith("expected <block end>, but found ']'")
        || problem.startsWith("expected <block end>, but found '}'")) {
      return "the bracket here closes nothing; remove it, or open one before it";
    }
    if (problem.startsWith("expected <block end>")) {
      return "the line is indented unlike those before it in the same list or mapping";
    }
    if (endsTooEarly(e)) {
      return context.contains("quoted")
          ? "the quotation mark that opens here is not closed"
          : "the file ends inside a list or mapping; close it with ] or }";
    }
    return "not YAML: " + (context.isEmpty() ? "" : context + ": ") + problem;
  }

  private static boolean endsTooEarly(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    return problem.contains("unexpected end of stream") || problem.contains("<stream end>");
  }

  /** Returns where the user has to look: where a thing begins that is never closed. */
  static Optional<org.yaml.snakeyaml.error.Mark> mark(MarkedYAMLException e) {
    return Optional.ofNullable(
        endsTooEarly(e) && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark());
  }

  static String of(ReaderException e) {
    return "the character U+%04X is not allowed in YAML; in a text write it as \"\\u%04x\""
        .formatted(e.getCodePoint(), e.getCodePoint());
  }

  /** Returns the position of a character counted in code points from the start. */
  static Mark markAt(String text, int codePoints) {
    int line = 1;
    int column = 1;
    for (int i = 0, seen = 0; i < text.length() && seen < codePoints; seen++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      column++;
      if (c == '\n') {
        line++;
        column = 1;
      }
    }
    return new Mark(line, column);
  }
}
