package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.format.Conversion;
import io.github.packit4j.specfile.macro.internal.format.Real;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What Lua does with values: conversions, arithmetic, comparison. */
final class LuaValues {
  static final @Nullable Object[] NONE = {};

  private static final String HEXADECIMAL_REAL =
      "([0-9a-fA-F]{1,300}\\.?[0-9a-fA-F]{0,300}|\\.[0-9a-fA-F]{1,300})([pP][-+]?\\d{1,4})?";

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
      if (text.matches("[-+]?[0-9]{1,300}")) {
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() < Long.SIZE
            ? (Object) integer.longValue()
            : integer.doubleValue();
      }
      if (text.matches("[-+]?0[xX][0-9a-fA-F]{1,300}")) {
        // Hexadecimal integers wrap around.
        return new BigInteger(text.replaceFirst("0[xX]", ""), 16).longValue();
      }
      if (text.matches("[-+]?0[xX]" + HEXADECIMAL_REAL)) {
        return Double.parseDouble(text.matches(".*[pP].*") ? text : text + "p0");
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
        "lua: bad argument to '"
            + function
            + (number == null
                ? "' (number expected, got " + type(value) + ")"
                : "' (number has no integer representation)"));
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
      case "%" -> modulo(x, y);
      case "^" -> Math.pow(x, y);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** The remainder with the sign of the divisor. */
  private static double modulo(double x, double y) {
    double rest = x % y;
    return rest * y < 0 ? rest + y : rest;
  }

  /** What the operators on bits do with two numbers. */
  static long bits(String operator, @Nullable Object left, @Nullable Object right) {
    long x = bits(left);
    long y = bits(right);
    return switch (operator) {
      case "&" -> x & y;
      case "|" -> x | y;
      case "~" -> x ^ y;
      case "<<" -> shifted(x, y);
      default -> shifted(x, -y);
    };
  }

  static long bits(@Nullable Object value) {
    Number number = number(value, "perform bitwise operation on");
    if (number instanceof Double real && real.longValue() != real) {
      throw new LuaError("lua: number has no integer representation");
    }
    return number.longValue();
  }

  /** Shifts to the left, by a negative number to the right; bits that leave are lost. */
  private static long shifted(long value, long places) {
    if (places <= -Long.SIZE || places >= Long.SIZE) {
      return 0;
    }
    return places < 0 ? value >>> -places : value << places;
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
      default -> Math.floorMod(x, y);
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

  /** Tells whether a value comes before another; numbers and texts have an order. */
  static boolean less(@Nullable Object left, @Nullable Object right, boolean orEqual) {
    if (left instanceof Long a && right instanceof Long b) {
      return orEqual ? a <= b : a < b;
    }
    if (left instanceof Number a && right instanceof Number b) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return orEqual ? x <= y : x < y;
    }
    if (left instanceof String a && right instanceof String b) {
      int order = a.compareTo(b);
      return orEqual ? order <= 0 : order < 0;
    }
    String one = type(left);
    String other = type(right);
    throw new LuaError(
        one.equals(other)
            ? "lua: attempt to compare two " + one + " values"
            : "lua: attempt to compare " + one + " with " + other);
  }
}
