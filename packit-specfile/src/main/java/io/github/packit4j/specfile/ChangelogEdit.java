package io.github.packit4j.specfile;

import io.github.packit4j.specfile.syntax.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Computes where a new changelog entry goes and how it is written there. */
final class ChangelogEdit {

  private ChangelogEdit() {}

  /**
   * Adds an entry to each changelog that counts and is written by hand.
   *
   * @param notes gets what was left alone
   */
  static List<Replacement> add(
      SpecFile spec, Branches branches, ChangelogEntry entry, List<EditNote> notes) {
    List<Replacement> replacements = new ArrayList<>();
    List<Integer> sections = branches.sections("changelog");
    if (sections.isEmpty()) {
      notes.add(new EditNote(0, "There is no %changelog that counts: no entry was added"));
    }
    for (int index : sections) {
      SectionExtent extent = SectionExtent.of(spec.syntax(), index);
      if (AutochangelogCall.isIn(extent.body())) {
        int line = extent.section().line() + 1;
        notes.add(new EditNote(line, "%autochangelog makes the changelog: no entry was added"));
      } else {
        replacements.add(add(spec, extent, entry));
      }
    }
    return replacements;
  }

  private static Replacement add(SpecFile spec, SectionExtent extent, ChangelogEntry entry) {
    String body = extent.body();
    int first = nextHeader(body, 0);
    String newline = spec.syntax().lines().terminator();
    String padding = dayPadding(body);
    StringBuilder text =
        new StringBuilder(
            ChangelogDate.find(entry.header())
                .map(date -> date.repadded(entry.header(), padding))
                .orElse(entry.header()));
    entry.lines().forEach(line -> text.append(newline).append(line));
    int at = extent.bodySpan().start() + (first < 0 ? body.length() : first);
    if (at > 0 && spec.text().charAt(at - 1) != '\n') {
      text.insert(0, newline);
      if (at < spec.text().length()) {
        text.append(newline);
      }
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
