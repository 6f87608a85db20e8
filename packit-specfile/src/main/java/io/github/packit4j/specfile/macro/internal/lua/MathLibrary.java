package io.github.packit4j.specfile.macro.internal.lua;

import org.jspecify.annotations.Nullable;

/** The library {@code math}, without random numbers. */
final class MathLibrary {
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
    BaseLibrary.define(table, "fmod", a -> LuaValues.of(number(a, 0) % number(a, 1)));
    BaseLibrary.define(table, "tointeger", a -> LuaValues.of(toInteger(LuaValues.at(a, 0))));
    BaseLibrary.define(table, "type", a -> LuaValues.of(type(LuaValues.at(a, 0))));
    LuaFunction random =
        arguments -> {
          throw new LuaUnsupported("math.random");
        };
    table.set("random", random);
    table.set("randomseed", random);
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
      best = LuaValues.compare(candidate, best) * direction > 0 ? candidate : best;
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
