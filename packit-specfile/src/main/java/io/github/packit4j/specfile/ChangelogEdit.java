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
    String body = section.body();
    int first = nextHeader(body, 0);
    String newline = spec.syntax().lines().terminator();
    String padding = dayPadding(body);
    StringBuilder text =
        new StringBuilder(
            ChangelogDate.find(entry.header())
                .map(date -> date.repadded(entry.header(), padding))
                .orElse(entry.header()));
    entry.lines().forEach(line -> text.append(newline).append(line));
    int at = section.bodySpan().start() + (first < 0 ? body.length() : first);
    if (at > 0 && spec.text().charAt(at - 1) != '\n') {
      text.insert(0, newline);
    } else {
      text.append(newline);
    }
    if (first >= 0) {
      text.append(newline);
    }
    return new Replacement(new SourceSpan(at, at), text.toString());
  }

  /**
   * Returns how a log pads days of one digit: {@code "0"}, {@code " "} or not at all. The longest
   * padding seen wins; a log without entries pads with a zero.
   */
  static String dayPadding(String body) {
    int header = nextHeader(body, 0);
    if (header < 0) {
      return "0";
    }
    String longest = "";
    while (header >= 0 && longest.isEmpty()) {
      int end = body.indexOf('\n', header);
      String line = end < 0 ? body.substring(header) : body.substring(header, end);
      longest = ChangelogDate.find(line).map(ChangelogDate::shownPadding).orElse("");
      header = end < 0 ? -1 : nextHeader(body, end);
    }
    return longest;
  }

  /** Finds a star that begins a line. */
  private static int nextHeader(String body, int from) {
    if (from == 0 && body.startsWith("*")) {
      return 0;
    }
    int found = body.indexOf("\n*", from);
    return found < 0 ? -1 : found + 1;
  }
}
