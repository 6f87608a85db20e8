package io.github.packit4j.specfile;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.TextLines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds changelog headers whose dates RPM refuses or complains about. */
final class ChangelogCheck {

  private ChangelogCheck() {}

  static List<SpecProblem> problems(SpecSyntax syntax) {
    List<SpecProblem> problems = new ArrayList<>();
    TextLines lines = syntax.lines();
    for (int i = 0; i < syntax.sections().size(); i++) {
      Section section = syntax.sections().get(i);
      if (section.name().equals("changelog")) {
        check(lines, section.line() + 1, syntax.endLine(i), problems);
      }
    }
    return problems;
  }

  private static void check(TextLines lines, int first, int end, List<SpecProblem> problems) {
    LocalDate newer = LocalDate.MAX;
    boolean belowHeader = false;
    for (int line = first; line < end; line++) {
      String text = lines.line(line);
      boolean header = text.startsWith("*") && !belowHeader;
      belowHeader = header || (belowHeader && text.isBlank());
      if (!header) {
        continue;
      }
      Optional<ChangelogDate> date = ChangelogDate.find(text);
      Optional<LocalDate> day = date.flatMap(ChangelogDate::day);
      if (day.isEmpty()) {
        problems.add(problem(line, "RPM does not understand the date in '" + text + "'"));
        continue;
      }
      if (!date.get().weekdayFits()) {
        problems.add(problem(line, "The weekday does not fit the date in '" + text + "'"));
      }
      if (day.get().isAfter(newer)) {
        problems.add(problem(line, "The entry is newer than the one above it: '" + text + "'"));
      }
      newer = day.get();
    }
  }

  private static SpecProblem problem(int line, String message) {
    return new SpecProblem(line + 1, 3, Kind.DATE, message);
  }
}
