package io.github.packit4j.specfile.macro.internal.format;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/** A part of a date and time as a letter of C's {@code strftime} means it, in the locale C. */
public final class TimeField {
  private TimeField() {}

  /** Returns the text that a letter stands for; empty if it is none of those known here. */
  public static Optional<String> of(ZonedDateTime time, char letter) {
    return Optional.ofNullable(
        switch (letter) {
          case '%' -> "%";
          case 'C' -> padded(time.getYear() / 100);
          case 'I' -> padded((time.getHour() + 11) % 12 + 1);
          case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
          case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
          case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
          case 'U' -> padded((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
          case 'W' -> padded((time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7);
          case 'V' -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
          case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
          case 'g' -> padded(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
          case 'F' -> formatted(time, "uuuu-MM-dd");
          case 'T', 'X' -> formatted(time, "HH:mm:ss");
          case 'R' -> formatted(time, "HH:mm");
          case 'D', 'x' -> formatted(time, "MM/dd/yy");
          case 'Y' -> formatted(time, "uuuu");
          case 'y' -> formatted(time, "yy");
          case 'm' -> formatted(time, "MM");
          case 'd' -> formatted(time, "dd");
          case 'H' -> formatted(time, "HH");
          case 'M' -> formatted(time, "mm");
          case 'S' -> formatted(time, "ss");
          case 'j' -> formatted(time, "DDD");
          case 'p' -> time.getHour() < 12 ? "AM" : "PM";
          case 'r' -> formatted(time, "hh:mm:ss ") + (time.getHour() < 12 ? "AM" : "PM");
          case 'b', 'h' -> formatted(time, "MMM");
          case 'B' -> formatted(time, "MMMM");
          case 'a' -> formatted(time, "EEE");
          case 'A' -> formatted(time, "EEEE");
          case 'c' ->
              formatted(time, "EEE MMM ")
                  + of(time, 'e').orElse("")
                  + formatted(time, " HH:mm:ss uuuu");
          case 'z' -> "+0000";
          case 'Z' -> "UTC";
          case 'n' -> "\n";
          case 't' -> "\t";
          default -> null;
        });
  }

  private static String padded(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static String formatted(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
