package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.format.Conversion;
import io.github.packit4j.specfile.macro.internal.format.Real;
import org.jspecify.annotations.Nullable;

/** What Lua does with values: conversions, arithmetic, comparison. */
final class LuaValues {
  static final @Nullable Object[] NONE = {};

  private LuaValues() {}

  static @Nullable Object[] of(@Nullable Object... values) {
    return values;
  }

  static @Nullable Object at(@Nullable Object[] values, int index) {
    return index < values.length ? values[index] : null;
  }

  static boolean isTrue(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value);
  }

  static String type(@Nullable Object value) {
    if (value == null) {
      return "nil";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof String) {
      return "string";
    }
    return value instanceof LuaTable ? "table" : "function";
  }

  static String text(@Nullable Object value) {
    if (value instanceof Double number) {
      return text(number.doubleValue());
    }
    if (value instanceof LuaTable || value instanceof LuaFunction) {
      return type(value) + ": 0x" + Integer.toHexString(System.identityHashCode(value));
    }
    return value == null ? "nil" : value.toString();
  }

  private static String text(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (Double.isNaN(number)) {
      return "nan";
    }
    String shown = Conversion.of(14, 'g').real(Real.of(number));
    return shown.chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? shown + ".0" : shown;
  }

  static @Nullable Object parseNumber(String written) {
    String text = written.strip();
    try {
      if (text.matches("[-+]?[0-9]{1,18}")) {
        return Long.parseLong(text);
      }
      if (text.matches("[-+]?0[xX][0-9a-fA-F]{1,15}")) {
        boolean negative = text.startsWith("-");
        long magnitude = Long.parseLong(text.replaceFirst("^[-+]?0[xX]", ""), 16);
        return negative ? -magnitude : magnitude;
      }
      if (text.matches("[-+]?(\\d{1,300}\\.?\\d{0,300}|\\.\\d{1,300})([eE][-+]?\\d{1,4})?")) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return null;
  }

  static @Nullable Object toNumber(@Nullable Object value) {
    return value instanceof Number ? value : value instanceof String s ? parseNumber(s) : null;
  }

  /** A number for arithmetic; texts that look like numbers count. */
  private static Number number(@Nullable Object value, String what) {
    if (toNumber(value) instanceof Number number) {
      return number;
    }
    throw new LuaError("lua: attempt to " + what + " a " + type(value) + " value");
  }

  static long integer(@Nullable Object value, String function) {
    Object number = toNumber(value);
    if (number instanceof Long integer) {
      return integer;
    }
    if (number instanceof Double real && real == Math.rint(real)) {
      return real.longValue();
    }
    throw new LuaError(
        "lua: bad argument to '" + function + "' (number expected, got " + type(value) + ")");
  }

  static Object arithmetic(String operator, @Nullable Object left, @Nullable Object right) {
    Number a = number(left, "perform arithmetic on");
    Number b = number(right, "perform arithmetic on");
    if (a instanceof Long x
        && b instanceof Long y
        && !operator.equals("/")
        && !operator.equals("^")) {
      return integers(operator, x, y);
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return switch (operator) {
      case "+" -> x + y;
      case "-" -> x - y;
      case "*" -> x * y;
      case "/" -> x / y;
      case "//" -> Math.floor(x / y);
      case "%" -> x - Math.floor(x / y) * y;
      case "^" -> Math.pow(x, y);
      default -> integers(operator, integer(a, operator), integer(b, operator));
    };
  }

  private static Object integers(String operator, long x, long y) {
    if (y == 0 && (operator.equals("//") || operator.equals("%"))) {
      throw new LuaError("lua: attempt to perform 'n" + operator + "0'");
    }
    return switch (operator) {
      case "+" -> x + y;
      case "-" -> x - y;
      case "*" -> x * y;
      case "//" -> Math.floorDiv(x, y);
      case "%" -> Math.floorMod(x, y);
      case "&" -> x & y;
      case "|" -> x | y;
      case "~" -> x ^ y;
      case "<<" -> y >= 64 ? 0L : x << y;
      default -> y >= 64 ? 0L : x >>> y;
    };
  }

  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return a instanceof Long x && b instanceof Long y
          ? x.longValue() == y.longValue()
          : a.doubleValue() == b.doubleValue();
    }
    return left == null ? right == null : left.equals(right);
  }

  static int compare(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    throw new LuaError("lua: attempt to compare " + type(left) + " with " + type(right));
  }
}
