package io.github.packit4j.bodhi.notes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An entry of a source package's changelog, as Koji has it from the package's header.
 *
 * @param time the day, which RPM puts at noon UTC
 * @param author name, address and, where given, version: {@code Jane Doe <jane@example.org> -
 *     2.1-1}
 * @param text the lines of the entry
 */
public record ChangeEntry(Instant time, String author, String text) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** The entry as a spec file has it, without an empty line at the end. */
  public String format() {
    return "* %s %s\n%s".formatted(DAY.format(time), author, text.strip()).strip();
  }
}
