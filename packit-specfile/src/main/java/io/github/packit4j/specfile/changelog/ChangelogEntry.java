package io.github.packit4j.specfile.changelog;

import io.github.packit4j.specfile.changelog.internal.ChangelogDate;
import io.github.packit4j.specfile.changelog.internal.PlainLine;
import io.github.packit4j.specfile.version.Evr;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a {@code %changelog}: a header line and its text.
 *
 * @param header the line with date, author and EVR, beginning with {@code *}, as written
 * @param lines the text below it, without trailing blank lines
 */
public record ChangelogEntry(String header, List<String> lines) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM dd yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);
  private static final int LONGEST_EVR = 200;
  private static final Pattern EVR =
      Pattern.compile("\\s(?:\\[([^\\s\\]]+)\\]|\\(([^\\s)]+)\\)|(\\S+?)):?\\s*$");

  /** Copies the lines and checks that each is one line. */
  public ChangelogEntry {
    lines = List.copyOf(lines);
    if (!header.startsWith("*") || header.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("Not a changelog header: '" + header + "'");
    }
    if (lines.stream().anyMatch(line -> line.indexOf('\n') >= 0)) {
      throw new IllegalArgumentException("A line of a changelog entry holds a line break");
    }
  }

  /**
   * Makes an entry for a day.
   *
   * @param author the author; a percent sign in it that would begin a macro is doubled
   * @param evr the EVR without dist tag, such as {@code 1:2.0-1}; empty to leave it out
   * @param lines the text, as it is to stand in the file; {@link ChangelogText} makes it of others'
   *     words
   * @throws IllegalArgumentException if the EVR is more than one word, or a line more than one line
   */
  public static ChangelogEntry of(LocalDate date, Packager author, String evr, List<String> lines) {
    return new ChangelogEntry(header(DATE.format(date), author, evr), lines);
  }

  /**
   * Makes an entry with RPM's extended time stamp, in UTC; see {@link #of(LocalDate, Packager,
   * String, List)}.
   */
  public static ChangelogEntry of(
      ZonedDateTime time, Packager author, String evr, List<String> lines) {
    return new ChangelogEntry(
        header(TIMESTAMP.format(time.withZoneSameInstant(ZoneOffset.UTC)), author, evr), lines);
  }

  private static String header(String date, Packager author, String evr) {
    if (evr.chars().anyMatch(c -> Character.isWhitespace(c) || PlainLine.isUnseen((char) c))) {
      throw new IllegalArgumentException("The EVR of a changelog entry is one word: '" + evr + "'");
    }
    return PlainLine.escaped("* " + date + " " + author + (evr.isEmpty() ? "" : " - " + evr));
  }

  /** Returns the day in the header; empty if there is none that exists. */
  public Optional<LocalDate> date() {
    return ChangelogDate.find(header).flatMap(ChangelogDate::day);
  }

  /** Returns the author: what stands between date and EVR. */
  public Optional<Packager> author() {
    Optional<ChangelogDate> date = ChangelogDate.find(header);
    if (date.isEmpty()) {
      return Optional.empty();
    }
    String rest = header.substring(date.get().end()).strip();
    Optional<String> evr = evr();
    if (evr.isPresent()) {
      rest = rest.substring(0, rest.lastIndexOf(evr.get())).replaceFirst("[\\s\\-\\[(]+$", "");
    }
    return rest.isBlank() ? Optional.empty() : Optional.of(Packager.parse(rest));
  }

  /** Returns the EVR at the end of the header as written; empty if the last word is none. */
  public Optional<String> evr() {
    Optional<ChangelogDate> date = ChangelogDate.find(header);
    String rest = header.substring(date.map(ChangelogDate::end).orElse(1)).strip();
    Matcher matcher =
        EVR.matcher(rest).region(Math.max(0, rest.length() - LONGEST_EVR), rest.length());
    if (!matcher.find()) {
      return Optional.empty();
    }
    String word =
        Optional.ofNullable(matcher.group(1))
            .or(() -> Optional.ofNullable(matcher.group(2)))
            .orElseGet(() -> matcher.group(3));
    boolean address = word.startsWith("<") && word.endsWith(">");
    return address || Evr.tryParse(word).isEmpty() ? Optional.empty() : Optional.of(word);
  }

  /** Tells whether the header has a time of day. */
  public boolean hasTime() {
    return ChangelogDate.find(header).filter(ChangelogDate::extended).isPresent();
  }

  /** Returns the entry's text: header and lines, each on a line of its own. */
  @Override
  public String toString() {
    return lines.isEmpty() ? header : header + "\n" + String.join("\n", lines);
  }
}
