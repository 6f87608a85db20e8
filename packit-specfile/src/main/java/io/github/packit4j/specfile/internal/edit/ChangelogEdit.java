package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.EditNote;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.internal.ChangelogDate;
import io.github.packit4j.specfile.changelog.internal.PlainLine;
import io.github.packit4j.specfile.internal.read.AutochangelogCall;
import io.github.packit4j.specfile.internal.read.ConditionLine;
import io.github.packit4j.specfile.internal.read.SectionExtent;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes where a new changelog entry goes and how it is written there. */
public final class ChangelogEdit {

  private static final String NOON = "12:00:00 UTC";

  private ChangelogEdit() {}

  /**
   * Adds an entry to each changelog that counts and is written by hand.
   *
   * @param notes gets what was left alone
   * @throws SpecFileException if RPM would not read the entry as one
   */
  public static List<Replacement> add(
      SpecFile spec, Branches branches, ChangelogEntry entry, List<EditNote> notes) {
    requirePlain(entry);
    List<Replacement> replacements = new ArrayList<>();
    List<Integer> sections = branches.sections("changelog");
    if (sections.isEmpty()) {
      notes.add(EditNote.of("There is no %changelog that counts: no entry was added"));
    }
    for (int index : sections) {
      SectionExtent extent = SectionExtent.of(spec.syntax(), index);
      String body = extent.body();
      int place = place(body);
      int line = extent.section().line();
      if (AutochangelogCall.isIn(body)) {
        notes.add(EditNote.at(line, "%autochangelog makes the changelog: no entry was added"));
      } else if (place < 0) {
        notes.add(
            EditNote.at(
                line,
                "The newest entries are in the file that %include names: no entry was added"));
      } else {
        int at = extent.bodySpan().start() + place;
        replacements.add(add(spec, body, at, entry));
      }
    }
    return replacements;
  }

  /** Refuses an entry that RPM would read as something else, or as an entry without a text. */
  private static void requirePlain(ChangelogEntry entry) {
    String header = PlainLine.escaped(PlainLine.cleaned(entry.header()));
    if (!header.equals(entry.header())) {
      throw refused("The header of the changelog entry", entry.header(), header);
    }
    for (int i = 0; i < entry.lines().size(); i++) {
      String line = entry.lines().get(i);
      if (!PlainLine.isPlain(line)) {
        throw refused("Line " + (i + 1) + " of the changelog entry", line, PlainLine.of(line));
      }
    }
    if (entry.lines().stream().allMatch(PlainLine::isLeftOut)) {
      throw new SpecFileException(
          "The changelog entry has no text that RPM would keep: add a line such as '- Update'");
    }
  }

  private static SpecFileException refused(String what, String text, String plain) {
    return new SpecFileException(
        what
            + " is more than text to RPM: '"
            + PlainLine.cleaned(text)
            + "'; write '"
            + plain
            + "', or let ChangelogText make the lines");
  }

  private static Replacement add(SpecFile spec, String body, int at, ChangelogEntry entry) {
    String newline = spec.syntax().lines().terminator();
    StringBuilder text = new StringBuilder(headerLike(body, entry.header()));
    entry.lines().forEach(line -> text.append(newline).append(line));
    if (at > 0 && spec.text().charAt(at - 1) != '\n') {
      text.insert(0, newline);
      if (at < spec.text().length()) {
        text.append(newline);
      }
    } else {
      text.append(newline);
    }
    if (nextHeader(body, 0) >= 0) {
      text.append(newline);
    }
    return new Replacement(new SourceSpan(at, at), text.toString());
  }

  /**
   * Returns where in a log the newest entry belongs: before the first one, and before a condition
   * around that; -1 if an included file comes first.
   */
  private static int place(String body) {
    int header = nextHeader(body, 0);
    int end = header < 0 ? body.length() : header;
    for (int start = 0; start < end; start = lineEnd(body, start)) {
      String line = body.substring(start, lineEnd(body, start));
      if (line.indexOf('%') < 0) {
        continue;
      }
      if (line.stripLeading().startsWith("%include")) {
        return -1;
      }
      if (ConditionLine.parse(TextLines.of(line), 0) != null) {
        return start;
      }
    }
    return end;
  }

  private static int lineEnd(String body, int start) {
    int end = body.indexOf('\n', start);
    return end < 0 ? body.length() : end + 1;
  }

  /** Returns a header whose date is written as those of a log: its padding, its time stamps. */
  private static String headerLike(String body, String header) {
    Optional<ChangelogDate> date = ChangelogDate.find(header);
    if (date.isEmpty()) {
      return header;
    }
    String timed = retimed(body, header, date.get());
    return ChangelogDate.find(timed)
        .map(d -> d.repadded(timed, d.dayOfMonth() > 9 ? "" : dayPadding(body)))
        .orElse(timed);
  }

  /** Gives the header a time of day where the newest entry has one, and takes it where not. */
  private static String retimed(String body, String header, ChangelogDate date) {
    int at = nextHeader(body, 0);
    Optional<ChangelogDate> newest =
        at < 0 ? Optional.empty() : ChangelogDate.find(body.substring(at, lineEnd(body, at)));
    if (newest.isEmpty() || newest.get().extended() == date.extended()) {
      return header;
    }
    if (date.extended()) {
      return date.retimed(header, "");
    }
    // RPM takes a date for noon in UTC, and wants no entry to be older than the one below it
    String time = newest.get().day().equals(date.day()) ? newest.get().time() : "";
    return date.retimed(header, time.compareTo(NOON) > 0 ? time : NOON);
  }

  /**
   * Returns how a log pads days of one digit: {@code "0"}, {@code " "} or not at all. The longest
   * padding seen wins; a log without entries pads with a zero.
   */
  public static String dayPadding(String body) {
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
