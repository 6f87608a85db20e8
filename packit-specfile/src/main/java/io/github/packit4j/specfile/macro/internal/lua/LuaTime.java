package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.format.TimeField;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** {@code os.date} and {@code os.time}, at the time of a clock and in UTC. */
public final class LuaTime {

  private static final String NOON = "12";

  private final LuaState state;
  private final @Nullable Clock clock;

  /**
   * Creates the functions.
   *
   * @param clock what time it is; null if nobody knows
   */
  public LuaTime(LuaState state, @Nullable Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Adds the functions to the table {@code os}. */
  public void install(LuaTable os) {
    BaseLibrary.define(os, "date", a -> LuaValues.of(date(a)));
    BaseLibrary.define(os, "time", a -> LuaValues.of(time(a)));
  }

  private Object date(@Nullable Object[] arguments) {
    String format = arguments.length == 0 ? "%c" : StringLibrary.text(arguments, 0, "date");
    Object given = LuaValues.at(arguments, 1);
    ZonedDateTime time = given == null ? now("os.date") : at(LuaValues.integer(given, "date"));
    String plain = format.startsWith("!") ? format.substring(1) : format;
    return plain.startsWith("*t") ? fields(time) : formatted(plain, time);
  }

  private String formatted(String format, ZonedDateTime time) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '%') {
        out.append(format.charAt(i));
        continue;
      }
      String letter = ++i < format.length() ? format.substring(i, i + 1) : "";
      out.append(
          letter.isEmpty()
              ? unknown(letter)
              : TimeField.of(time, letter.charAt(0)).orElseGet(() -> unknown(letter)));
    }
    state.spend(out.length());
    return out.toString();
  }

  /**
   * Lua takes the letters of the standard alone; what else is no wrong text, but not known here.
   */
  private static String unknown(String letter) {
    throw new LuaUnsupported("os.date %" + letter);
  }

  private static LuaTable fields(ZonedDateTime time) {
    LuaTable fields = new LuaTable();
    fields.set("year", (long) time.getYear());
    fields.set("month", (long) time.getMonthValue());
    fields.set("day", (long) time.getDayOfMonth());
    fields.set("hour", (long) time.getHour());
    fields.set("min", (long) time.getMinute());
    fields.set("sec", (long) time.getSecond());
    fields.set("wday", time.getDayOfWeek().getValue() % 7 + 1L);
    fields.set("yday", (long) time.getDayOfYear());
    fields.set("isdst", false);
    return fields;
  }

  private Object time(@Nullable Object[] arguments) {
    if (LuaValues.at(arguments, 0) == null) {
      return now("os.time").toEpochSecond();
    }
    LuaTable fields = BaseLibrary.table(arguments, 0);
    return LocalDateTime.of((int) field(fields, "year", null), 1, 1, 0, 0)
        .plusMonths(field(fields, "month", null) - 1)
        .plusDays(field(fields, "day", null) - 1)
        .plusHours(field(fields, "hour", NOON))
        .plusMinutes(field(fields, "min", "0"))
        .plusSeconds(field(fields, "sec", "0"))
        .toEpochSecond(ZoneOffset.UTC);
  }

  private static long field(LuaTable fields, String name, @Nullable String missing) {
    Object value = fields.get(name);
    if (value == null && missing == null) {
      throw new LuaError("lua: field '" + name + "' missing in date table");
    }
    return LuaValues.integer(value == null ? missing : value, "time");
  }

  private ZonedDateTime now(String function) {
    if (clock == null) {
      throw new LuaUnsupported(function);
    }
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  private static ZonedDateTime at(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new LuaError("lua: date result cannot be represented in this installation");
    }
  }
}
