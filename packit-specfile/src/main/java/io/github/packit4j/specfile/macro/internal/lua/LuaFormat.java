package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.format.Conversion;
import io.github.packit4j.specfile.macro.internal.format.Real;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code string.format}. */
final class LuaFormat {

  /** Lua takes two digits at most for width and precision. */
  private static final int MAX_SIZE = 99;

  private final LuaState state;
  private final String format;
  private final @Nullable Object[] arguments;
  private int next = 1;

  LuaFormat(LuaState state, String format, @Nullable Object[] arguments) {
    this.state = state;
    this.format = format;
    this.arguments = arguments;
  }

  String text() {
    StringBuilder result = new StringBuilder();
    int position = 0;
    for (int percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', position)) {
      result.append(format, position, percent);
      if (format.startsWith("%%", percent)) {
        result.append('%');
        position = percent + 2;
        continue;
      }
      Conversion conversion = Conversion.at(format, percent);
      String allowed = conversion == null ? null : allowedFlags(conversion.kind());
      if (conversion == null
          || allowed == null
          || conversion.width() > MAX_SIZE
          || conversion.width() == Conversion.ARGUMENT
          || conversion.precision() > MAX_SIZE
          || conversion.precision() == Conversion.ARGUMENT
          || !conversion.flags().chars().allMatch(flag -> allowed.indexOf(flag) >= 0)
          || hasLength(percent, conversion)) {
        throw new LuaError(
            "lua: invalid conversion '"
                + format.substring(percent, conversion == null ? format.length() : conversion.end())
                + "' to 'format'");
      }
      position = conversion.end();
      if (next >= arguments.length) {
        throw new LuaError("lua: bad argument #" + (next + 1) + " to 'format' (no value)");
      }
      result.append(formatted(conversion, arguments[next++]));
    }
    return result.append(format, position, format.length()).toString();
  }

  /** C's letters for the size of a number mean nothing to Lua. */
  private boolean hasLength(int percent, Conversion conversion) {
    char before = format.charAt(conversion.end() - 2);
    return conversion.end() - 2 > percent && Character.isLetter(before);
  }

  private static @Nullable String allowedFlags(char kind) {
    return switch (kind) {
      case 'd', 'i' -> "-+0 ";
      case 'u' -> "-0";
      case 'o', 'x', 'X' -> "-#0";
      case 'a', 'A', 'f', 'F', 'e', 'E', 'g', 'G' -> "-+#0 ";
      case 'c', 's', 'p' -> "-";
      case 'q' -> "";
      default -> null;
    };
  }

  private String formatted(Conversion conversion, @Nullable Object value) {
    return switch (conversion.kind()) {
      case 'd', 'i' -> conversion.signed(integer(value));
      case 'u', 'o', 'x', 'X' -> conversion.unsigned(integer(value));
      case 'c' -> conversion.text(String.valueOf((char) (integer(value) & 0xff)));
      case 'f', 'F', 'e', 'E', 'g', 'G' -> conversion.real(Real.of(number(value)));
      case 's' -> conversion.text(state.text(value));
      case 'q' -> quoted(value);
      default -> throw new LuaUnsupported("string.format %" + conversion.kind());
    };
  }

  /** Writes a text so that Lua reads it again. */
  private String quoted(@Nullable Object value) {
    String text = state.text(value);
    if (!(value instanceof String)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '\n') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        boolean digit = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        quoted
            .append('\\')
            .append(digit ? String.format(Locale.ROOT, "%03d", (int) c) : String.valueOf((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static double number(@Nullable Object value) {
    if (LuaValues.toNumber(value) instanceof Number number) {
      return number.doubleValue();
    }
    throw new LuaError(
        "lua: bad argument to 'format' (number expected, got " + LuaValues.type(value) + ")");
  }

  private static long integer(@Nullable Object value) {
    return LuaValues.integer(value, "format");
  }
}
