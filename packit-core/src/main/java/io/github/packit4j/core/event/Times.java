package io.github.packit4j.core.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the times of forges and of the bus; one that cannot be read is none. */
final class Times {

  /**
   * The form of dates in GitLab's webhooks, {@code 2022-11-25 10:03:29 UTC}; the API has another.
   * Names of other zones are none: to know them takes megabytes, which a stranger could ask for.
   */
  private static final DateTimeFormatter GIT_LAB =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT);

  private static final int DAY = "2022-11-25".length();
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  /** What every database takes. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /** Reads a date, or seconds since 1970 as a number or in digits. */
  static Optional<Instant> of(JsonNode value) {
    return value.isNumber()
        ? ofSeconds(value.asDouble())
        : value.stringValueOpt().flatMap(Times::of);
  }

  static Optional<Instant> of(String text) {
    return SECONDS.matcher(text).matches()
        ? ofSeconds(Long.parseLong(text))
        : ofDate(text).filter(Times::isUsual);
  }

  private static Optional<Instant> ofSeconds(double seconds) {
    return seconds > 0 && seconds < LAST.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond((long) seconds))
        : Optional.empty();
  }

  /** Reads a date of any year. */
  static Optional<Instant> ofDate(String date) {
    try {
      return Optional.of(
          date.startsWith("T", DAY)
              ? OffsetDateTime.parse(date).toInstant()
              : GIT_LAB.parse(date.replace("UTC", "+0000"), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isUsual(Instant time) {
    // Forgejo has times of the year 1 for none.
    return time.isAfter(Instant.EPOCH) && time.isBefore(LAST);
  }
}
