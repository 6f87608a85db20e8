package io.github.packit4j.http.support;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import okhttp3.Response;

/** Reads from an answer how long the server wants to be left alone. */
@FunctionalInterface
public interface RateLimits {

  /**
   * How long to wait before the request is sent again.
   *
   * @param response the answer; its body may be peeked into, not consumed
   * @param now the present time
   * @return the wait, or empty if the answer does not ask for one
   */
  Optional<Duration> retryAfter(Response response, Instant now);

  /**
   * The header {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3).
   *
   * @return what every server may send
   */
  static RateLimits standard() {
    return (response, now) ->
        Optional.ofNullable(response.header("Retry-After")).flatMap(value -> parse(value, now));
  }

  private static Optional<Duration> parse(String value, Instant now) {
    try {
      if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
