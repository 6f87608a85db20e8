package io.github.packit4j.specfile.internal.check;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date of a changelog header, as RPM reads it.
 *
 * @param seconds the time in seconds since 1970
 * @param weekdayFits whether the date exists and has the weekday that is written
 * @param rest what follows the date
 */
record EntryDate(long seconds, boolean weekdayFits, String rest) {

  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int LONGEST_ZONE = 8;

  private static final Map<String, String> FIXED_ZONES =
      Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*+(\\S{3})\\s++(\\S{3})\\s++(\\+?\\d{1,2})\\s++"
              + "(?:(\\d{1,2}):\\s*+(\\d{1,2}):\\s*+(\\d{1,2})\\s*+(\\S++)\\s++)?(\\d{4})(?=\\s|$)");

  /** Reads what follows the star of a header; empty if RPM refuses the date. */
  static Optional<EntryDate> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.lookingAt()) {
      return Optional.empty();
    }
    int weekday = WEEKDAYS.indexOf(form.group(1));
    int month = MONTHS.indexOf(form.group(2));
    int day = Integer.parseInt(form.group(3));
    int year = Integer.parseInt(form.group(8));
    if (weekday < 0 || month < 0 || day > LENGTHS[month] || year < 1990 || year > 2999) {
      return Optional.empty();
    }
    int seconds = 12 * 3600;
    ZoneId zone = ZoneOffset.UTC;
    if (form.group(4) != null) {
      int hours = Integer.parseInt(form.group(4));
      int minutes = Integer.parseInt(form.group(5));
      int rest = Integer.parseInt(form.group(6));
      if (hours > 23 || minutes > 59 || rest > 59 || form.group(7).length() > LONGEST_ZONE) {
        return Optional.empty();
      }
      seconds = hours * 3600 + minutes * 60 + rest;
      zone = zone(form.group(7));
    }
    LocalDate date = LocalDate.of(year, month + 1, 1).plusDays(day - 1L);
    boolean fits =
        date.getMonthValue() == month + 1 && date.getDayOfWeek() == DayOfWeek.of(weekday + 1);
    long time = date.atStartOfDay().plusSeconds(seconds).atZone(zone).toEpochSecond();
    return Optional.of(new EntryDate(time, fits, text.substring(form.end())));
  }

  /** Returns a zone that the C library knows by its name; any other counts as UTC. */
  private static ZoneId zone(String name) {
    try {
      return name.chars().allMatch(c -> Characters.isAlphanumeric((char) c))
          ? ZoneId.of(name, FIXED_ZONES)
          : ZoneOffset.UTC;
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
