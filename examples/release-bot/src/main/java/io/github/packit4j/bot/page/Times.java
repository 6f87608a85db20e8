package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.tag;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and how long something took, for people. */
final class Times {

  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final int SOON_SECONDS = 10;

  private final Instant now;

  Times(Instant now) {
    this.now = now;
  }

  /** A time as seen from now, and as the clock tells it. */
  Html both(Instant time) {
    return Html.all(relative(time), tag("span", "at", " " + SHORT.format(time) + " UTC"));
  }

  /** A time as seen from now. */
  Html relative(Instant time) {
    return tag("time")
        .set("datetime", time.toString())
        .set("title", WHOLE.format(time))
        .text(seen(time));
  }

  private String seen(Instant time) {
    Duration since = Duration.between(time, now);
    if (since.abs().toSeconds() < SOON_SECONDS) {
      return "just now";
    }
    return since.isNegative() ? "in " + rough(since.negated()) : rough(since) + " ago";
  }

  private static String rough(Duration time) {
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 1) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 1 ? time.toHours() + " h" : time.toDays() + " d";
  }

  /** How long something took. */
  static String took(long millis) {
    Duration time = Duration.ofMillis(millis);
    if (time.toSeconds() < 1) {
      return millis + " ms";
    }
    if (time.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    return time.toHours() < 1
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }

  /** How long something goes on already. */
  String going(Instant since) {
    return took(Math.max(0, Duration.between(since, now).toSeconds() * 1_000));
  }
}
