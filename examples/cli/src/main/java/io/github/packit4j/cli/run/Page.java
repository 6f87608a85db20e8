package io.github.packit4j.cli.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Text for people, line by line. Not thread-safe. */
public final class Page {

  private static final int GAP = 2;

  private final List<Line> lines = new ArrayList<>();

  /** A line of one style, without its end. */
  record Line(Style style, String text) {}

  /** Adds a line. */
  public Page line(String text) {
    return line(Style.PLAIN, text);
  }

  /** Adds a line of a style; text of several lines becomes several. */
  public Page line(Style style, String text) {
    split(text).forEach(line -> lines.add(new Line(style, line)));
    return this;
  }

  /** Adds a line of a style for each thing. */
  public Page lines(Style style, Collection<?> things) {
    things.forEach(thing -> line(style, thing.toString()));
    return this;
  }

  /** Adds a text as it is. */
  public Page document(String text) {
    return line(Style.PLAIN, text);
  }

  /** Adds columns, each as wide as its longest cell. */
  public Page rows(List<List<String>> rows) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width =
            rows.stream()
                .filter(r -> r.size() > column)
                .mapToInt(r -> r.get(column).length())
                .max()
                .orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + GAP));
      }
      line(line.toString().stripTrailing());
    }
    return this;
  }

  /** Adds a unified diff. */
  public Page diff(String diff) {
    split(diff).forEach(line -> lines.add(new Line(styleInDiff(line), line)));
    return this;
  }

  /** Splits at line feeds alone: a carriage return is part of what is shown. */
  private static List<String> split(String text) {
    String withoutEnd = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return text.isEmpty() ? List.of() : List.of(withoutEnd.split("\n", -1));
  }

  private static Style styleInDiff(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return Style.TITLE;
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> Style.GOOD;
      case '-' -> Style.BAD;
      case '@' -> Style.FAINT;
      default -> Style.PLAIN;
    };
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }
}
