package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem;
import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what RPM refuses or warns about, each once. */
final class Problems {

  private static final int MAX = 1000;

  private final TextLines lines;
  private final Set<SpecProblem> found = new LinkedHashSet<>();

  Problems(TextLines lines) {
    this.lines = lines;
  }

  /**
   * Adds a problem.
   *
   * @param line the line, from 1; 0 if the file as a whole is meant
   */
  void add(int line, Kind kind, String message) {
    if (found.size() < MAX) {
      found.add(
          line < 1
              ? SpecProblem.of(kind, message)
              : SpecProblem.at(line, column(line), kind, message));
    }
  }

  List<SpecProblem> found() {
    return List.copyOf(found);
  }

  private int column(int line) {
    if (line > lines.count()) {
      return 1;
    }
    String content = lines.line(line - 1);
    return content.length() - content.stripLeading().length() + 1;
  }
}
