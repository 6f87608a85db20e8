package io.github.packit4j.specfile;

import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Computes where a new changelog entry goes and how it is written there. */
final class ChangelogEdit {

  private ChangelogEdit() {}

  static List<Replacement> add(SpecFile spec, ChangelogEntry entry) {
    List<Replacement> replacements = new ArrayList<>();
    for (Section section : spec.sections()) {
      if (section.name().equals("changelog")) {
        replacements.add(add(spec, section, entry));
      }
    }
    return replacements;
  }

  private static Replacement add(SpecFile spec, Section section, ChangelogEntry entry) {
    Changelog log = Changelog.parse(section.body());
    String newline = spec.syntax().lines().terminator();
    String header =
        ChangelogDate.find(entry.header())
            .map(date -> date.repadded(entry.header(), log.dayPadding()))
            .orElse(entry.header());
    StringBuilder text = new StringBuilder(header);
    entry.lines().forEach(line -> text.append(newline).append(line));
    int at = section.bodySpan().start() + insertionOffset(section.body());
    boolean lineOpen = at > 0 && spec.text().charAt(at - 1) != '\n';
    if (lineOpen) {
      text.insert(0, newline);
    } else {
      text.append(newline);
    }
    if (!log.entries().isEmpty()) {
      text.append(newline);
    }
    return new Replacement(new SourceSpan(at, at), text.toString());
  }

  /** Text before the first entry stays on top. */
  private static int insertionOffset(String body) {
    if (body.startsWith("*")) {
      return 0;
    }
    int first = body.indexOf("\n*");
    return first < 0 ? body.length() : first + 1;
  }
}
