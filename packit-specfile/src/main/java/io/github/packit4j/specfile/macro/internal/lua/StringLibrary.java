package io.github.packit4j.specfile.macro.internal.lua;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The library {@code string}. */
final class StringLibrary {
  private static final int MAX_REPEATED = 4_000_000;

  private final LuaState state;

  private StringLibrary(LuaState state) {
    this.state = state;
  }

  static LuaTable create(LuaState state) {
    StringLibrary library = new StringLibrary(state);
    LuaTable table = new LuaTable();
    BaseLibrary.define(table, "len", a -> LuaValues.of((long) text(a, 0, "len").length()));
    BaseLibrary.define(
        table, "lower", a -> LuaValues.of(text(a, 0, "lower").toLowerCase(Locale.ROOT)));
    BaseLibrary.define(
        table, "upper", a -> LuaValues.of(text(a, 0, "upper").toUpperCase(Locale.ROOT)));
    BaseLibrary.define(
        table,
        "reverse",
        a -> LuaValues.of(new StringBuilder(text(a, 0, "reverse")).reverse().toString()));
    BaseLibrary.define(table, "rep", library::repeat);
    BaseLibrary.define(
        table,
        "sub",
        a ->
            LuaValues.of(
                LuaReplacement.substring(
                    text(a, 0, "sub"), integer(a, 1, "sub", 1), integer(a, 2, "sub", -1))));
    BaseLibrary.define(table, "byte", StringLibrary::bytes);
    BaseLibrary.define(table, "char", StringLibrary::characters);
    BaseLibrary.define(table, "find", a -> library.find(a, true));
    BaseLibrary.define(table, "match", a -> library.find(a, false));
    BaseLibrary.define(table, "gmatch", library::matches);
    BaseLibrary.define(table, "gsub", library::substitute);
    BaseLibrary.define(table, "format", library::format);
    for (String function : List.of("pack", "packsize", "unpack", "dump")) {
      BaseLibrary.define(table, function, LuaUnsupported.function("string." + function));
    }
    return table;
  }

  static String text(@Nullable Object[] arguments, int index, String function) {
    Object value = LuaValues.at(arguments, index);
    if (value instanceof String || value instanceof Number) {
      return LuaValues.text(value);
    }
    throw new LuaError(
        "lua: bad argument #"
            + (index + 1)
            + " to '"
            + function
            + "' (string expected, got "
            + (index >= arguments.length ? "no value" : LuaValues.type(value))
            + ")");
  }

  private static long integer(
      @Nullable Object[] arguments, int index, String function, long missing) {
    Object value = LuaValues.at(arguments, index);
    return value == null ? missing : LuaValues.integer(value, function);
  }

  private @Nullable Object[] repeat(@Nullable Object[] arguments) {
    String text = text(arguments, 0, "rep");
    long count = Math.max(0, integer(arguments, 1, "rep", 0));
    String separator = arguments.length > 2 ? text(arguments, 2, "rep") : "";
    if (count > 0 && (text.length() + separator.length()) > MAX_REPEATED / count) {
      throw new LuaLimitException("string.rep produces more than " + MAX_REPEATED + " characters");
    }
    state.spend(count * (text.length() + separator.length()));
    StringBuilder result = new StringBuilder();
    for (long i = 0; i < count; i++) {
      result.append(i > 0 ? separator : "").append(text);
    }
    return LuaValues.of(result.toString());
  }

  private static @Nullable Object[] bytes(@Nullable Object[] arguments) {
    String text = text(arguments, 0, "byte");
    long start = integer(arguments, 1, "byte", 1);
    String part = LuaReplacement.substring(text, start, integer(arguments, 2, "byte", start));
    @Nullable Object[] codes = new @Nullable Object[part.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (long) part.charAt(i);
    }
    return codes;
  }

  private static @Nullable Object[] characters(@Nullable Object[] arguments) {
    StringBuilder result = new StringBuilder();
    for (Object argument : arguments) {
      result.append((char) (LuaValues.integer(argument, "char") & 0xff));
    }
    return LuaValues.of(result.toString());
  }

  private @Nullable Object[] find(@Nullable Object[] arguments, boolean positions) {
    String text = text(arguments, 0, "find");
    String pattern = text(arguments, 1, "find");
    long init = integer(arguments, 2, "find", 1);
    long start = init > 0 ? init : init == 0 ? 1 : Math.max(1, text.length() + init + 1);
    state.spend(text.length() / 8 + 1L);
    if (start > text.length() + 1L) {
      return LuaValues.of((Object) null);
    }
    if (positions && LuaValues.isTrue(LuaValues.at(arguments, 3))) {
      int index = text.indexOf(pattern, (int) start - 1);
      return index < 0
          ? LuaValues.of((Object) null)
          : LuaValues.of(index + 1L, (long) index + pattern.length());
    }
    @Nullable Object[] found =
        guarded(
            () -> {
              LuaPattern.Match match =
                  new LuaPattern(text, pattern, state::spend).find((int) start - 1);
              return match == null ? null : positions ? positions(match) : captures(match);
            });
    return found == null ? LuaValues.of((Object) null) : found;
  }

  /** The captures of a match, or the whole of it if it has none. */
  private static @Nullable Object[] captures(LuaPattern.Match match) {
    @Nullable Object[] values = new @Nullable Object[Math.max(1, match.captures())];
    Arrays.setAll(values, match::capture);
    return values;
  }

  /** Where a match is, and its captures. */
  private static @Nullable Object[] positions(LuaPattern.Match match) {
    @Nullable Object[] values = new @Nullable Object[2 + match.captures()];
    values[0] = match.start() + 1L;
    values[1] = (long) match.end();
    Arrays.setAll(values, i -> i < 2 ? values[i] : match.capture(i - 2));
    return values;
  }

  private @Nullable Object[] matches(@Nullable Object[] arguments) {
    String text = text(arguments, 0, "gmatch");
    String pattern = text(arguments, 1, "gmatch");
    // Where to look next, and where the match before ended: nothing at all matches there no more.
    int[] position = {0, -1};
    LuaFunction iterator =
        ignored -> {
          state.spend(4);
          @Nullable Object[] found =
              guarded(
                  () -> {
                    LuaPattern matcher = new LuaPattern(text, pattern, state::spend);
                    for (; position[0] <= text.length(); position[0]++) {
                      LuaPattern.Match match = matcher.matchAt(position[0]);
                      if (match != null && match.end() != position[1]) {
                        position[0] = match.end();
                        position[1] = match.end();
                        return captures(match);
                      }
                    }
                    return null;
                  });
          return found == null ? LuaValues.of((Object) null) : found;
        };
    return LuaValues.of(iterator);
  }

  private @Nullable Object[] substitute(@Nullable Object[] arguments) {
    String text = text(arguments, 0, "gsub");
    String pattern = text(arguments, 1, "gsub");
    Object replacement = LuaValues.at(arguments, 2);
    if (!(replacement instanceof LuaTable) && !(replacement instanceof LuaFunction)) {
      replacement = text(arguments, 2, "gsub");
    }
    Object by = replacement;
    long most = integer(arguments, 3, "gsub", Long.MAX_VALUE);
    state.spend(text.length() + 1L);
    LuaReplacement.Replaced replaced =
        guarded(
            () ->
                LuaReplacement.replaceAll(
                    text, pattern, most, state::spend, match -> replacement(match, by)));
    if (replaced == null) {
      throw new LuaError("lua: gsub");
    }
    state.spend(replaced.text().length());
    return LuaValues.of(replaced.text(), replaced.count());
  }

  private @Nullable String replacement(LuaPattern.Match match, Object replacement) {
    Object value;
    if (replacement instanceof LuaTable table) {
      value = table.get(match.capture(0));
    } else if (replacement instanceof LuaFunction) {
      value = LuaValues.at(state.call(replacement, captures(match)), 0);
    } else {
      return LuaReplacement.substitute(match, LuaValues.text(replacement));
    }
    if (!LuaValues.isTrue(value)) {
      return null;
    }
    if (value instanceof String || value instanceof Number) {
      return LuaValues.text(value);
    }
    throw new LuaError("lua: invalid replacement value (a " + LuaValues.type(value) + ")");
  }

  private static <T> @Nullable T guarded(Supplier<@Nullable T> matching) {
    try {
      return matching.get();
    } catch (IllegalArgumentException e) {
      throw new LuaError("lua: " + e.getMessage());
    }
  }

  private @Nullable Object[] format(@Nullable Object[] arguments) {
    String format = text(arguments, 0, "format");
    String result = new LuaFormat(state, format, arguments).text();
    state.spend(result.length());
    return LuaValues.of(result);
  }
}
