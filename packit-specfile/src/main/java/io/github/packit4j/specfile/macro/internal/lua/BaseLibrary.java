package io.github.packit4j.specfile.macro.internal.lua;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The basic functions: {@code print}, {@code tostring}, {@code pairs}, {@code pcall} and so on. */
final class BaseLibrary {
  private final LuaState state;

  private BaseLibrary(LuaState state) {
    this.state = state;
  }

  static void install(LuaState state) {
    BaseLibrary library = new BaseLibrary(state);
    LuaTable globals = state.globals();
    globals.set("_G", globals);
    globals.set("_VERSION", "Lua 5.4");
    define(globals, "print", library::print);
    define(globals, "tostring", a -> LuaValues.of(state.text(LuaValues.at(a, 0))));
    define(globals, "tonumber", BaseLibrary::toNumber);
    define(globals, "type", a -> LuaValues.of(LuaValues.type(LuaValues.at(a, 0))));
    define(globals, "next", BaseLibrary::next);
    define(globals, "pairs", library::pairs);
    define(globals, "ipairs", library::listPairs);
    define(globals, "select", BaseLibrary::select);
    define(globals, "error", library::error);
    define(globals, "assert", library::check);
    define(globals, "pcall", library::protectedCall);
    define(globals, "rawget", a -> LuaValues.of(table(a, 0).get(LuaValues.at(a, 1))));
    define(globals, "rawlen", a -> LuaValues.of((long) table(a, 0).length()));
    define(
        globals,
        "rawequal",
        a -> LuaValues.of(LuaValues.equal(LuaValues.at(a, 0), LuaValues.at(a, 1))));
    define(
        globals,
        "rawset",
        a -> {
          table(a, 0).set(LuaValues.at(a, 1), LuaValues.at(a, 2));
          return LuaValues.of(a[0]);
        });
    define(globals, "getmetatable", library::getMetatable);
    define(globals, "setmetatable", BaseLibrary::setMetatable);
  }

  private @Nullable Object[] getMetatable(@Nullable Object[] arguments) {
    Object value = LuaValues.at(arguments, 0);
    if (value instanceof String) {
      LuaTable texts = new LuaTable();
      texts.set("__index", state.strings());
      return LuaValues.of(texts);
    }
    LuaTable meta = value instanceof LuaTable table ? table.metatable() : null;
    Object shown = meta == null ? null : meta.get("__metatable");
    return LuaValues.of(shown == null ? meta : shown);
  }

  private static @Nullable Object[] setMetatable(@Nullable Object[] arguments) {
    LuaTable table = table(arguments, 0);
    Object meta = LuaValues.at(arguments, 1);
    if (meta != null && !(meta instanceof LuaTable)) {
      throw new LuaError("lua: bad argument #2 to 'setmetatable' (nil or table expected)");
    }
    LuaTable old = table.metatable();
    if (old != null && old.get("__metatable") != null) {
      throw new LuaError("lua: cannot change a protected metatable");
    }
    table.setMetatable((LuaTable) meta);
    return LuaValues.of(table);
  }

  static void define(LuaTable table, String name, LuaFunction function) {
    table.set(name, function);
  }

  static LuaTable table(@Nullable Object[] arguments, int index) {
    if (LuaValues.at(arguments, index) instanceof LuaTable table) {
      return table;
    }
    throw new LuaError(
        "lua: bad argument #"
            + (index + 1)
            + " (table expected, got "
            + LuaValues.type(LuaValues.at(arguments, index))
            + ")");
  }

  private @Nullable Object[] print(@Nullable Object[] arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(state.text(argument));
    }
    state.print(String.join("\t", texts));
    return LuaValues.NONE;
  }

  private static @Nullable Object[] toNumber(@Nullable Object[] arguments) {
    Object value = LuaValues.at(arguments, 0);
    Object base = LuaValues.at(arguments, 1);
    if (arguments.length == 0) {
      throw new LuaError("lua: bad argument #1 to 'tonumber' (value expected)");
    }
    if (base == null) {
      return LuaValues.of(LuaValues.toNumber(value));
    }
    long radix = LuaValues.integer(base, "tonumber");
    if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
      throw new LuaError("lua: bad argument #2 to 'tonumber' (base out of range)");
    }
    try {
      return LuaValues.of(Long.parseLong(LuaValues.text(value).strip(), (int) radix));
    } catch (NumberFormatException e) {
      return LuaValues.of((Object) null);
    }
  }

  private static @Nullable Object[] next(@Nullable Object[] arguments) {
    LuaTable table = table(arguments, 0);
    Object key = LuaValues.at(arguments, 1);
    List<Object> keys = table.keys();
    int index = key == null ? 0 : keys.indexOf(key) + 1;
    if (key != null && index == 0) {
      throw new LuaError("lua: invalid key to 'next'");
    }
    if (index >= keys.size()) {
      return LuaValues.of((Object) null);
    }
    return LuaValues.of(keys.get(index), table.get(keys.get(index)));
  }

  /** Iterates over the keys of the moment, so that a loop may change the table. */
  private @Nullable Object[] pairs(@Nullable Object[] arguments) {
    LuaTable table = table(arguments, 0);
    LuaTable meta = table.metatable();
    Object handler = meta == null ? null : meta.get("__pairs");
    if (handler != null) {
      return Arrays.copyOf(state.call(handler, table), 3);
    }
    Iterator<Object> keys = table.keys().iterator();
    LuaFunction iterator =
        ignored -> {
          while (keys.hasNext()) {
            Object key = keys.next();
            Object value = table.get(key);
            if (value != null) {
              return LuaValues.of(key, value);
            }
          }
          return LuaValues.of((Object) null);
        };
    return LuaValues.of(iterator, table, null);
  }

  private @Nullable Object[] listPairs(@Nullable Object[] arguments) {
    LuaTable table = table(arguments, 0);
    LuaFunction iterator =
        control -> {
          long index = LuaValues.integer(LuaValues.at(control, 1), "ipairs") + 1;
          Object value = table.get(index);
          return value == null ? LuaValues.of((Object) null) : LuaValues.of(index, value);
        };
    state.spend(1);
    return LuaValues.of(iterator, table, 0L);
  }

  private static @Nullable Object[] select(@Nullable Object[] arguments) {
    Object which = LuaValues.at(arguments, 0);
    if ("#".equals(which)) {
      return LuaValues.of(arguments.length - 1L);
    }
    long index = LuaValues.integer(which, "select");
    long from = index < 0 ? arguments.length + index : index;
    if (from < 1) {
      throw new LuaError("lua: bad argument #1 to 'select' (index out of range)");
    }
    return from >= arguments.length
        ? LuaValues.NONE
        : Arrays.copyOfRange(arguments, (int) from, arguments.length);
  }

  private @Nullable Object[] error(@Nullable Object[] arguments) {
    Object value = LuaValues.at(arguments, 0);
    throw new LuaError(value, "lua: " + state.text(value));
  }

  private @Nullable Object[] check(@Nullable Object[] arguments) {
    if (LuaValues.isTrue(LuaValues.at(arguments, 0))) {
      return arguments;
    }
    Object message = LuaValues.at(arguments, 1);
    throw new LuaError("lua: " + (message == null ? "assertion failed!" : state.text(message)));
  }

  private @Nullable Object[] protectedCall(@Nullable Object[] arguments) {
    Object function = LuaValues.at(arguments, 0);
    @Nullable Object[] rest =
        arguments.length > 1 ? Arrays.copyOfRange(arguments, 1, arguments.length) : LuaValues.NONE;
    try {
      @Nullable Object[] values = state.call(function, rest);
      @Nullable Object[] results = new @Nullable Object[values.length + 1];
      results[0] = true;
      System.arraycopy(values, 0, results, 1, values.length);
      return results;
    } catch (LuaError e) {
      state.spend(100);
      return LuaValues.of(false, e.value());
    }
  }
}
