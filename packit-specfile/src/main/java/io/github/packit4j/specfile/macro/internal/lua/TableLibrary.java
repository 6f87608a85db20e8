package io.github.packit4j.specfile.macro.internal.lua;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library {@code table}. */
final class TableLibrary {
  private final LuaState state;

  private TableLibrary(LuaState state) {
    this.state = state;
  }

  static LuaTable create(LuaState state) {
    TableLibrary library = new TableLibrary(state);
    LuaTable table = new LuaTable();
    BaseLibrary.define(table, "concat", library::concat);
    BaseLibrary.define(table, "insert", library::insert);
    BaseLibrary.define(table, "remove", library::remove);
    BaseLibrary.define(table, "sort", library::sort);
    BaseLibrary.define(table, "move", library::move);
    BaseLibrary.define(table, "unpack", library::unpack);
    BaseLibrary.define(table, "pack", TableLibrary::pack);
    return table;
  }

  private @Nullable Object[] concat(@Nullable Object[] arguments) {
    LuaTable table = BaseLibrary.table(arguments, 0);
    String separator =
        LuaValues.at(arguments, 1) == null ? "" : StringLibrary.text(arguments, 1, "concat");
    long from = position(arguments, 2, 1);
    long to = position(arguments, 3, table.length());
    StringBuilder result = new StringBuilder();
    for (long i = from; i <= to; i++) {
      Object value = table.get(i);
      if (!(value instanceof String) && !(value instanceof Number)) {
        throw new LuaError("lua: invalid value (at index " + i + ") in table for 'concat'");
      }
      result.append(i > from ? separator : "").append(LuaValues.text(value));
      state.spend(1);
    }
    state.spend(result.length());
    return LuaValues.of(result.toString());
  }

  private static long position(@Nullable Object[] arguments, int index, long missing) {
    Object value = LuaValues.at(arguments, index);
    return value == null ? missing : LuaValues.integer(value, "table");
  }

  private @Nullable Object[] insert(@Nullable Object[] arguments) {
    LuaTable table = BaseLibrary.table(arguments, 0);
    if (arguments.length == 2) {
      table.set(table.length() + 1L, arguments[1]);
      return LuaValues.NONE;
    }
    if (arguments.length != 3) {
      throw new LuaError("lua: wrong number of arguments to 'insert'");
    }
    long at = LuaValues.integer(arguments[1], "insert");
    Object value = arguments[2];
    if (at < 1 || at > table.length() + 1L || value == null) {
      throw new LuaError("lua: bad argument #2 to 'insert' (position out of bounds)");
    }
    state.spend(table.length());
    if (at > table.length()) {
      table.set(at, value);
    } else {
      table.elements().add((int) at - 1, value);
    }
    return LuaValues.NONE;
  }

  private @Nullable Object[] remove(@Nullable Object[] arguments) {
    LuaTable table = BaseLibrary.table(arguments, 0);
    int length = table.length();
    long at = position(arguments, 1, length);
    if (at == length + 1L || length == 0 && at == 0) {
      return LuaValues.of((Object) null);
    }
    if (at < 1 || at > length) {
      throw new LuaError("lua: bad argument #2 to 'remove' (position out of bounds)");
    }
    state.spend(table.length());
    return LuaValues.of(table.elements().remove((int) at - 1));
  }

  private @Nullable Object[] move(@Nullable Object[] arguments) {
    LuaTable source = BaseLibrary.table(arguments, 0);
    long from = LuaValues.integer(LuaValues.at(arguments, 1), "move");
    long last = LuaValues.integer(LuaValues.at(arguments, 2), "move");
    long to = LuaValues.integer(LuaValues.at(arguments, 3), "move");
    LuaTable target = arguments.length > 4 ? BaseLibrary.table(arguments, 4) : source;
    List<@Nullable Object> values = new ArrayList<>();
    for (long i = from; i <= last; i++) {
      state.spend(2);
      values.add(source.get(i));
    }
    for (int i = 0; i < values.size(); i++) {
      target.set(to + i, values.get(i));
    }
    return LuaValues.of(target);
  }

  private @Nullable Object[] sort(@Nullable Object[] arguments) {
    List<Object> elements = BaseLibrary.table(arguments, 0).elements();
    Object order = LuaValues.at(arguments, 1);
    List<Object> sorted = new ArrayList<>(elements);
    try {
      sorted.sort(
          (a, b) -> {
            state.spend(2);
            return isBefore(a, b, order) ? -1 : isBefore(b, a, order) ? 1 : 0;
          });
    } catch (IllegalArgumentException e) {
      throw new LuaError("lua: invalid order function for sorting");
    }
    for (int i = 0; i < sorted.size(); i++) {
      elements.set(i, sorted.get(i));
    }
    return LuaValues.NONE;
  }

  private boolean isBefore(Object one, Object other, @Nullable Object order) {
    return order == null
        ? LuaValues.less(one, other, false)
        : LuaValues.isTrue(LuaValues.at(state.call(order, one, other), 0));
  }

  private @Nullable Object[] unpack(@Nullable Object[] arguments) {
    LuaTable table = BaseLibrary.table(arguments, 0);
    long from = position(arguments, 1, 1);
    long to = position(arguments, 2, table.length());
    if (to - from >= 10_000) {
      throw new LuaError("lua: too many results to unpack");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      values.add(table.get(i));
      state.spend(1);
    }
    return values.toArray();
  }

  private static @Nullable Object[] pack(@Nullable Object[] arguments) {
    LuaTable table = new LuaTable();
    for (int i = 0; i < arguments.length; i++) {
      table.set(i + 1L, arguments[i]);
    }
    table.set("n", (long) arguments.length);
    return LuaValues.of(table);
  }
}
