package io.github.packit4j.specfile.macro.internal.lua;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library {@code math}, without random numbers. */
final class MathLibrary {
  /** What is random, whose last digits depend on the machine, or whose results on the Lua. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "random",
          "randomseed",
          "modf",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "deg",
          "rad");

  private MathLibrary() {}

  static LuaTable create() {
    LuaTable table = new LuaTable();
    table.set("pi", Math.PI);
    table.set("huge", Double.POSITIVE_INFINITY);
    table.set("maxinteger", Long.MAX_VALUE);
    table.set("mininteger", Long.MIN_VALUE);
    BaseLibrary.define(table, "floor", a -> LuaValues.of(rounded(Math.floor(number(a, 0)))));
    BaseLibrary.define(table, "ceil", a -> LuaValues.of(rounded(Math.ceil(number(a, 0)))));
    BaseLibrary.define(table, "sqrt", a -> LuaValues.of(Math.sqrt(number(a, 0))));
    BaseLibrary.define(table, "abs", MathLibrary::absolute);
    BaseLibrary.define(table, "max", a -> LuaValues.of(extreme(a, 1)));
    BaseLibrary.define(table, "min", a -> LuaValues.of(extreme(a, -1)));
    BaseLibrary.define(table, "fmod", a -> LuaValues.of(remainder(a)));
    BaseLibrary.define(table, "exp", a -> LuaValues.of(Math.exp(number(a, 0))));
    BaseLibrary.define(table, "log", a -> LuaValues.of(logarithm(a)));
    BaseLibrary.define(
        table, "ult", a -> LuaValues.of(Long.compareUnsigned(integer(a, 0), integer(a, 1)) < 0));
    BaseLibrary.define(table, "tointeger", a -> LuaValues.of(toInteger(LuaValues.at(a, 0))));
    BaseLibrary.define(table, "type", a -> LuaValues.of(type(LuaValues.at(a, 0))));
    for (String function : UNSUPPORTED) {
      BaseLibrary.define(table, function, LuaUnsupported.function("math." + function));
    }
    return table;
  }

  private static double number(@Nullable Object[] arguments, int index) {
    if (LuaValues.toNumber(LuaValues.at(arguments, index)) instanceof Number number) {
      return number.doubleValue();
    }
    throw new LuaError(
        "lua: bad argument #"
            + (index + 1)
            + " (number expected, got "
            + LuaValues.type(LuaValues.at(arguments, index))
            + ")");
  }

  private static long integer(@Nullable Object[] arguments, int index) {
    return LuaValues.integer(LuaValues.at(arguments, index), "ult");
  }

  private static double logarithm(@Nullable Object[] arguments) {
    double number = Math.log(number(arguments, 0));
    if (LuaValues.at(arguments, 1) == null) {
      return number;
    }
    double base = number(arguments, 1);
    return base == 10 ? Math.log10(number(arguments, 0)) : number / Math.log(base);
  }

  /** The remainder with the sign of the number divided. */
  private static Object remainder(@Nullable Object[] arguments) {
    if (LuaValues.at(arguments, 0) instanceof Long x
        && LuaValues.at(arguments, 1) instanceof Long y) {
      if (y == 0) {
        throw new LuaError("lua: bad argument #2 to 'fmod' (zero)");
      }
      return x % y;
    }
    return number(arguments, 0) % number(arguments, 1);
  }

  private static Object rounded(double value) {
    return Math.abs(value) < 0x1p62 ? (Object) (long) value : (Object) value;
  }

  private static @Nullable Object[] absolute(@Nullable Object[] arguments) {
    return LuaValues.toNumber(LuaValues.at(arguments, 0)) instanceof Long integer
        ? LuaValues.of(Math.abs(integer))
        : LuaValues.of(Math.abs(number(arguments, 0)));
  }

  private static @Nullable Object extreme(@Nullable Object[] arguments, int direction) {
    number(arguments, 0);
    Object best = LuaValues.toNumber(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      number(arguments, i);
      Object candidate = LuaValues.toNumber(arguments[i]);
      boolean better =
          direction > 0
              ? LuaValues.less(best, candidate, false)
              : LuaValues.less(candidate, best, false);
      best = better ? candidate : best;
    }
    return best;
  }

  private static @Nullable Object toInteger(@Nullable Object value) {
    Object number = LuaValues.toNumber(value);
    if (number instanceof Double real) {
      return real == Math.rint(real) ? (Object) real.longValue() : null;
    }
    return number;
  }

  private static @Nullable Object type(@Nullable Object value) {
    return value instanceof Long ? "integer" : value instanceof Double ? "float" : null;
  }
}
