package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.http.support.RateLimits;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;

/**
 * GitHub's rule of waiting (forges.md, 2.4): {@code Retry-After}, else the reset time when nothing
 * remains, else at least a minute after a secondary limit. A 403 without any of the signs is a
 * matter of permission and is not waited for. The server's clock counts, not ours.
 */
final class GitHubRateLimits implements RateLimits {

  private static final Duration SECONDARY = Duration.ofSeconds(60);
  private static final int MESSAGE_BYTES = 4096;

  @Override
  public Optional<Duration> retryAfter(Response response, Instant now) {
    Instant present = date(response).orElse(now);
    Optional<Duration> asked = RateLimits.standard().retryAfter(response, present);
    if (asked.isPresent() || (response.code() != 403 && response.code() != 429)) {
      return asked;
    }
    if ("0".equals(response.header("x-ratelimit-remaining"))) {
      return reset(response, present).or(() -> Optional.of(SECONDARY));
    }
    boolean limited =
        response.code() == 429
            || response.header("gh-limited-by") != null
            || saysSecondaryLimit(response);
    return limited ? Optional.of(SECONDARY) : Optional.empty();
  }

  private static Optional<Duration> reset(Response response, Instant present) {
    String reset = response.header("x-ratelimit-reset");
    if (reset == null || !reset.matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    // One second more: the reset time is cut to whole seconds.
    Instant until = Instant.ofEpochSecond(Long.parseLong(reset)).plusSeconds(1);
    Duration wait = Duration.between(present, until);
    return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(Response response) {
    String date = response.header("Date");
    try {
      return date == null
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean saysSecondaryLimit(Response response) {
    try {
      String message = response.peekBody(MESSAGE_BYTES).string().toLowerCase(Locale.ROOT);
      return message.contains("secondary rate limit") || message.contains("abuse detection");
    } catch (IOException e) {
      return false;
    }
  }
}
