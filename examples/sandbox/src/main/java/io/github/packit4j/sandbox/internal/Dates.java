package io.github.packit4j.sandbox.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The services' ways of writing a time. */
public final class Dates {

  private static final DateTimeFormatter BODHI =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter KOJI =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter KOJI_MESSAGE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Dates() {}

  /** {@code 2026-11-22 16:30:59}. */
  public static String bodhi(Instant time) {
    return BODHI.format(time);
  }

  /** {@code 2026-11-22 16:38:48.314716+00:00}, without a fraction that is zero. */
  public static String koji(Instant time) {
    String text = time.getNano() / 1000 == 0 ? BODHI.format(time) : KOJI.format(time);
    return text + "+00:00";
  }

  /** {@code 2026-11-22T16:38:48.314716+00:00}. */
  public static String kojiMessage(Instant time) {
    return KOJI_MESSAGE.format(time) + "+00:00";
  }

  /** {@code 2026-11-22T16:38:48+00:00}. */
  public static String messageHeader(Instant time) {
    return SECONDS.format(time) + "+00:00";
  }

  /** {@code 2026-11-22T16:38:48Z}. */
  public static String gitHub(Instant time) {
    return SECONDS.format(time) + "Z";
  }

  /** Epoch seconds with a fraction, as a text: {@code 1795364870.838211}. */
  public static String pagure(Instant time) {
    return time.getEpochSecond() + String.format(Locale.ROOT, ".%06d", time.getNano() / 1000);
  }

  /** Epoch seconds with a fraction. */
  public static double epoch(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1000 / 1e6;
  }

  /** {@code Sun, 22 Nov 2026 16:23:57 GMT}. */
  public static String http(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.ofInstant(time.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC));
  }
}
