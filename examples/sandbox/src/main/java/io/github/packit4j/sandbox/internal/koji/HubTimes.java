package io.github.packit4j.sandbox.internal.koji;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times that callers give as epoch seconds or as a text like {@code 2025-01-01 00:00:00}. */
final class HubTimes {

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd[ HH:mm:ss]", Locale.ROOT);

  private HubTimes() {}

  /** Tells whether a time is later than a bound; true without one. */
  static boolean isAfter(@Nullable Instant time, @Nullable Object bound) {
    return bound == null || time != null && epoch(time) > seconds(bound);
  }

  /** Tells whether a time is earlier than a bound; true without one. */
  static boolean isBefore(@Nullable Instant time, @Nullable Object bound) {
    return bound == null || time != null && epoch(time) < seconds(bound);
  }

  private static double epoch(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  /**
   * Returns a time in epoch seconds.
   *
   * @throws KojiFault if the value is no time
   */
  static double seconds(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      String text = value.toString().replaceFirst("(\\.\\d+)?([+-]\\d\\d:\\d\\d)?$", "");
      return (text.length() > 10
              ? LocalDateTime.parse(text, TEXT)
              : LocalDateTime.parse(text + " 00:00:00", TEXT))
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new KojiFault(
          1,
          "<class 'psycopg2.errors.InvalidDatetimeFormat'>: invalid input syntax for type timestamp"
              + " with time zone: \""
              + value
              + "\"");
    }
  }
}
