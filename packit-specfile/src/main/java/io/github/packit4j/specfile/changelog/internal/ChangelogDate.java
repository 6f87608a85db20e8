package io.github.packit4j.specfile.changelog.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a changelog header: where it is, how its day is padded, what it says.
 *
 * @param time time of day and zone, such as {@code 16:25:01 EST}; empty if there is none
 */
public record ChangelogDate(
    String weekday,
    int month,
    String padding,
    int dayOfMonth,
    String time,
    int year,
    int dayStart,
    int dayEnd,
    int end) {

  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final int LONGEST_DATE = 200;
  private static final Pattern SHAPE =
      Pattern.compile(
          "^\\*\\s*("
              + String.join("|", WEEKDAYS)
              + ")\\s+("
              + String.join("|", MONTHS)
              + ")\\s"
              + "(\\s*0?)(\\d{1,2})(\\s+\\d{1,2}:\\d\\d:\\d\\d\\s+\\S+)?\\s+(\\d{4})(?=\\s|$)");

  public static Optional<ChangelogDate> find(String header) {
    Matcher matcher = SHAPE.matcher(header).region(0, Math.min(header.length(), LONGEST_DATE));
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangelogDate(
            matcher.group(1),
            MONTHS.indexOf(matcher.group(2)) + 1,
            matcher.group(3),
            Integer.parseInt(matcher.group(4)),
            matcher.group(5) == null ? "" : matcher.group(5).strip(),
            Integer.parseInt(matcher.group(6)),
            matcher.start(3),
            matcher.end(4),
            matcher.end()));
  }

  public Optional<LocalDate> day() {
    try {
      return Optional.of(LocalDate.of(year, month, dayOfMonth));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the header with the day padded in another way; two-digit days need no padding. */
  public String repadded(String header, String newPadding) {
    String day = (dayOfMonth > 9 ? "" : newPadding) + dayOfMonth;
    return header.substring(0, dayStart) + day + header.substring(dayEnd);
  }

  public boolean extended() {
    return !time.isEmpty();
  }

  /** Returns the header with another time of day, or with none if it is empty. */
  public String retimed(String header, String newTime) {
    String year = header.substring(end - 4);
    return header.substring(0, dayEnd) + " " + (newTime.isEmpty() ? "" : newTime + " ") + year;
  }

  /** Returns the padding this date shows; a two-digit day shows none. */
  public String shownPadding() {
    return dayOfMonth > 9 ? "" : padding;
  }
}
