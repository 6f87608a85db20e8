package io.github.packit4j.core.event;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Releases of GitLab. */
final class GitLabReleases {

  /** The form of dates in webhooks, {@code 2022-11-25 10:03:29 UTC}; the API has another. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss [zzz][xx]", Locale.ROOT);

  private static final int DAY = "2022-11-25".length();
  private static final String WHAT = GitLabDeliveries.WHAT;

  private final Clock clock;

  GitLabReleases(Clock clock) {
    this.clock = clock;
  }

  /** Reads a release; empty if it was changed, or is yet to come. */
  Optional<PackitEvent> read(JsonNode payload) {
    if (!payload.path("action").asString("").equals("create")
        || isUpcoming(payload.path("released_at").asString(""))) {
      return Optional.empty();
    }
    return Optional.of(
        new PackitEvent.ReleasePublished(
            Json.webUrl(payload, "project.web_url", WHAT), Json.text(payload, "tag", WHAT)));
  }

  /** Clocks differ a little, and most releases have the date at which they were created. */
  private boolean isUpcoming(String releasedAt) {
    return !releasedAt.isEmpty()
        && instant(releasedAt).isAfter(clock.instant().plus(StandardSignature.TOLERANCE));
  }

  private static Instant instant(String date) {
    try {
      return date.startsWith("T", DAY)
          ? OffsetDateTime.parse(date).toInstant()
          : DATE.parse(date, Instant::from);
    } catch (DateTimeException e) {
      throw new EventFormatException(WHAT, "the field 'released_at' is no date");
    }
  }
}
