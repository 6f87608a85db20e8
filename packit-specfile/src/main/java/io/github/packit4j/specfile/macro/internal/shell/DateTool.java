package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.format.TimeField;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code date}: formats a given time, or that of a fixed clock; always in UTC. */
final class DateTool {
  private static final Pattern RELATIVE =
      Pattern.compile(
          "([-+]?)(\\d{1,6}) ?(second|sec|minute|min|hour|day|week|month|year)s?( ago)?");

  private DateTool() {}

  static int run(List<String> arguments, @Nullable Clock clock, StringBuilder out) {
    String format = "+%a %b %e %H:%M:%S UTC %Y";
    String given = null;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("+")) {
        format = argument;
      } else if (argument.matches("-u?d") && i + 1 < arguments.size()) {
        given = arguments.get(++i);
      } else if (argument.startsWith("--date=")) {
        given = argument.substring(7);
      } else if (argument.startsWith("-d") && argument.length() > 2) {
        given = argument.substring(2);
      } else if (argument.equals("-I")) {
        format = "+%Y-%m-%d";
      } else if (!argument.equals("-u") && !argument.equals("--utc")) {
        throw new Impure("date " + argument);
      }
    }
    out.append(format(time(given, clock), format.substring(1))).append('\n');
    return 0;
  }

  private static ZonedDateTime time(@Nullable String given, @Nullable Clock clock) {
    if (given != null) {
      ZonedDateTime absolute = absolute(given.strip());
      if (absolute != null) {
        return absolute;
      }
    }
    if (clock == null) {
      throw new Impure("the time of day");
    }
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    if (given == null || given.isBlank() || given.equals("now") || given.equals("today")) {
      return now;
    }
    Matcher relative = RELATIVE.matcher(given.strip());
    if (given.equals("yesterday")) {
      return now.minusDays(1);
    }
    if (!relative.matches()) {
      throw new Impure("date -d " + given);
    }
    boolean back = (relative.group(4) != null) != relative.group(1).equals("-");
    long count = Long.parseLong(relative.group(2)) * (back ? -1 : 1);
    return switch (relative.group(3)) {
      case "second", "sec" -> now.plusSeconds(count);
      case "minute", "min" -> now.plusMinutes(count);
      case "hour" -> now.plusHours(count);
      case "day" -> now.plusDays(count);
      case "week" -> now.plusWeeks(count);
      case "month" -> now.plusMonths(count);
      default -> now.plusYears(count);
    };
  }

  private static @Nullable ZonedDateTime absolute(String given) {
    try {
      if (given.matches("@\\d{1,11}")) {
        return Instant.ofEpochSecond(Long.parseLong(given.substring(1))).atZone(ZoneOffset.UTC);
      }
      if (given.matches("\\d{8}")) {
        return LocalDate.parse(given, DateTimeFormatter.BASIC_ISO_DATE)
            .atStartOfDay(ZoneOffset.UTC);
      }
      if (given.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC);
      }
      if (given.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?Z?")) {
        String local = given.replace(' ', 'T').replace("Z", "");
        return LocalDateTime.parse(local).atZone(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      throw new Impure("date -d " + given);
    }
    return null;
  }

  private static String format(ZonedDateTime time, String format) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char letter = format.charAt(++i);
      boolean unpadded = letter == '-' && i + 1 < format.length();
      if (unpadded) {
        letter = format.charAt(++i);
      }
      String field = field(time, letter);
      out.append(unpadded ? field.replaceFirst("^[0 ](?=.)", "") : field);
    }
    return out.toString();
  }

  private static String field(ZonedDateTime time, char letter) {
    return switch (letter) {
      case 's' -> Long.toString(time.toEpochSecond());
      case 'N' -> String.format(Locale.ROOT, "%09d", time.getNano());
      default -> TimeField.of(time, letter).orElseThrow(() -> new Impure("date %" + letter));
    };
  }
}
