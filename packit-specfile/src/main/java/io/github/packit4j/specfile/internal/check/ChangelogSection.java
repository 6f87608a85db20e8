package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changelog. RPM says what it does not understand in it, and drops the entries from there on,
 * but reads the file all the same.
 */
final class ChangelogSection {

  private final SpecReader reader;
  private final Problems problems;
  private boolean hasEntries;

  ChangelogSection(SpecReader reader, Problems problems) {
    this.reader = reader;
    this.problems = problems;
  }

  /** Reads the section; true if another one follows. */
  boolean read() {
    if (hasEntries) {
      reader.refuse(Kind.DUPLICATE, "Second %changelog; join the two sections");
      return reader.skipToPart();
    }
    StringBuilder text = new StringBuilder();
    List<Integer> numbers = new ArrayList<>();
    boolean follows = false;
    while (!follows && reader.next(Strip.COMMENTS)) {
      follows = reader.part() != null;
      if (!follows) {
        // a comment leaves no line end
        boolean begins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (begins && !reader.line().isEmpty()) {
          numbers.add(reader.lineNumber());
        }
        text.append(reader.line());
      }
    }
    if (!text.toString().isBlank()) {
      new Log(TextLines.of(text.toString()), numbers).check();
    }
    return follows;
  }

  /** The entries of one section. */
  private final class Log {
    private final TextLines lines;
    private final List<Integer> numbers;
    private int line;
    private long newest;
    private long above;

    Log(TextLines lines, List<Integer> numbers) {
      this.lines = lines;
      this.numbers = numbers;
    }

    void check() {
      skipBlankLines();
      long age = age();
      while (line < lines.count()) {
        Optional<String> problem = entry();
        if (problem.isPresent()) {
          problems.add(number(), Kind.DATE, problem.get());
          return;
        }
        if (age > 0 && above < newest - age) {
          return;
        }
        hasEntries = true;
        do {
          line++;
        } while (line < lines.count() && (!lines.line(line).startsWith("*")));
      }
    }

    /** Reads an entry up to the first line of its text; returns what is wrong with it. */
    private Optional<String> entry() {
      String header = lines.line(line).substring(blanks(lines.line(line)));
      if (!header.startsWith("*")) {
        return Optional.of("Changelog entries must start with *: " + header.strip());
      }
      if (lines.next(line) == lines.end(line)) {
        return Optional.of("Incomplete changelog entry; add a line that says what changed");
      }
      Optional<EntryDate> date = EntryDate.parse(header.substring(1));
      if (date.isEmpty()) {
        return Optional.of(
            "RPM does not understand the date in '"
                + header.strip()
                + "'; write it as Mon Jan 05 2026");
      }
      if (!date.get().weekdayFits()) {
        problems.add(
            number(), Kind.DATE, "The weekday does not fit the date in '" + header.strip() + "'");
      }
      if (newest == 0) {
        newest = date.get().seconds();
      }
      if (above != 0 && above < date.get().seconds()) {
        return Optional.of("The entry is newer than the one above it: '" + header.strip() + "'");
      }
      above = date.get().seconds();
      if (date.get().rest().isBlank()) {
        return Optional.of("There is no name in '" + header.strip() + "'; add it after the date");
      }
      int before = line++;
      skipBlankLines();
      if (line == lines.count()) {
        line = before;
        return Optional.of("There is no text below '" + header.strip() + "'; say what changed");
      }
      return Optional.empty();
    }

    private void skipBlankLines() {
      while (line < lines.count() && lines.line(line).isBlank()) {
        line++;
      }
    }

    private int number() {
      return numbers.get(Math.min(line, numbers.size() - 1));
    }
  }

  private static int blanks(String text) {
    return Characters.skipSpace(text, 0);
  }

  /** Returns how much older than the newest an entry may be, in seconds; 0 for any age. */
  private long age() {
    String age = reader.expander().expand("%{?_changelog_trimage}").strip();
    return age.matches("\\d{1,18}") ? Long.parseLong(age) : 0;
  }
}
