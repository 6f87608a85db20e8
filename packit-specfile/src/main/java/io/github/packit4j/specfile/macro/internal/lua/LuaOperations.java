package io.github.packit4j.specfile.macro.internal.lua;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators, fields and calls do with values, metatables respected. */
final class LuaOperations {
  private static final int MAX_CALLS = 120;
  private static final Set<String> BITS = Set.of("&", "|", "~", "<<", ">>");

  /** What metatables call the operators between two values. */
  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          Map.entry("+", "__add"),
          Map.entry("-", "__sub"),
          Map.entry("*", "__mul"),
          Map.entry("/", "__div"),
          Map.entry("//", "__idiv"),
          Map.entry("%", "__mod"),
          Map.entry("^", "__pow"),
          Map.entry("&", "__band"),
          Map.entry("|", "__bor"),
          Map.entry("~", "__bxor"),
          Map.entry("<<", "__shl"),
          Map.entry(">>", "__shr"));

  /** What they call the operators before one. */
  private static final Map<String, String> UNARY_EVENTS =
      Map.of("-", "__unm", "~", "__bnot", "#", "__len");

  private final LuaState state;
  private int calls;

  LuaOperations(LuaState state) {
    this.state = state;
  }

  @Nullable Object index(@Nullable Object table, @Nullable Object key, @Nullable LuaNode node) {
    if (table instanceof String) {
      return state.strings().get(key);
    }
    if (!(table instanceof LuaTable target)) {
      throw new LuaError(
          "lua: attempt to index a " + LuaValues.type(table) + " value" + describe(node));
    }
    Object value = target.get(key);
    LuaTable meta = target.metatable();
    if (value != null || meta == null) {
      return value;
    }
    Object handler = meta.get("__index");
    if (handler instanceof LuaFunction function) {
      return LuaValues.at(invoke(function, LuaValues.of(table, key), "__index"), 0);
    }
    return handler == null ? null : index(handler, key, null);
  }

  static String describe(@Nullable LuaNode node) {
    if (node instanceof LuaNode.Name name) {
      return " (global '" + name.name() + "')";
    }
    if (node instanceof LuaNode.Index index
        && index.key() instanceof LuaNode.Constant constant
        && constant.value() instanceof String field) {
      return " (field '" + field + "')";
    }
    return "";
  }

  void setIndex(
      @Nullable Object table, @Nullable Object key, @Nullable Object value, LuaNode node) {
    if (!(table instanceof LuaTable target)) {
      throw new LuaError(
          "lua: attempt to index a " + LuaValues.type(table) + " value" + describe(node));
    }
    LuaTable meta = target.metatable();
    Object handler = meta == null || target.get(key) != null ? null : meta.get("__newindex");
    if (handler instanceof LuaFunction function) {
      invoke(function, LuaValues.of(target, key, value), "__newindex");
    } else if (handler instanceof LuaTable other) {
      other.set(key, value);
    } else {
      target.set(key, value);
    }
  }

  @Nullable Object[] invoke(
      @Nullable Object function, @Nullable Object[] arguments, String description) {
    state.spend(4);
    if (function instanceof LuaTable table && table.metatable() != null) {
      Object handler = table.metatable().get("__call");
      if (handler instanceof LuaFunction callable) {
        @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
        all[0] = table;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return callable.call(all);
      }
    }
    if (!(function instanceof LuaFunction callable)) {
      throw new LuaError(
          "lua: attempt to call a " + LuaValues.type(function) + " value" + description);
    }
    if (++calls > MAX_CALLS) {
      calls = 0;
      throw new LuaError("lua: stack overflow");
    }
    try {
      return callable.call(arguments);
    } finally {
      calls = Math.max(0, calls - 1);
    }
  }

  @Nullable Object operate(String operator, @Nullable Object left, @Nullable Object right) {
    switch (operator) {
      case "==", "~=" -> {
        boolean equal = LuaValues.equal(left, right);
        if (!equal && left instanceof LuaTable && right instanceof LuaTable) {
          Object handled = metamethod("__eq", left, right);
          equal = LuaValues.isTrue(handled);
        }
        return equal == operator.equals("==");
      }
      case "<", "<=", ">", ">=" -> {
        return compare(operator, left, right);
      }
      case ".." -> {
        boolean texts =
            (left instanceof String || left instanceof Number)
                && (right instanceof String || right instanceof Number);
        if (texts) {
          String joined = LuaValues.text(left) + LuaValues.text(right);
          state.spend(joined.length());
          return joined;
        }
        Object handled = metamethod("__concat", left, right);
        if (handled != null) {
          return handled;
        }
        Object wrong = left instanceof String || left instanceof Number ? right : left;
        throw new LuaError("lua: attempt to concatenate a " + LuaValues.type(wrong) + " value");
      }
      default -> {
        Object handled = metamethod(EVENTS.getOrDefault(operator, ""), left, right);
        if (handled != null) {
          return handled;
        }
        return BITS.contains(operator)
            ? LuaValues.bits(operator, left, right)
            : LuaValues.arithmetic(operator, left, right);
      }
    }
  }

  private boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
    boolean swapped = operator.startsWith(">");
    boolean orEqual = operator.endsWith("=");
    Object first = swapped ? right : left;
    Object second = swapped ? left : right;
    Object handled = metamethod(orEqual ? "__le" : "__lt", first, second);
    return handled == null ? LuaValues.less(first, second, orEqual) : LuaValues.isTrue(handled);
  }

  private @Nullable Object metamethod(String event, @Nullable Object left, @Nullable Object right) {
    for (Object operand : LuaValues.of(left, right)) {
      if (operand instanceof LuaTable table && table.metatable() != null) {
        Object handler = table.metatable().get(event);
        if (handler != null) {
          return LuaValues.at(invoke(handler, LuaValues.of(left, right), event), 0);
        }
      }
    }
    return null;
  }

  @Nullable Object operate(String operator, @Nullable Object operand) {
    Object handled = metamethod(UNARY_EVENTS.getOrDefault(operator, ""), operand, operand);
    if (handled != null) {
      return handled;
    }
    return switch (operator) {
      case "not" -> !LuaValues.isTrue(operand);
      case "-" ->
          LuaValues.toNumber(operand) instanceof Double number
              ? -number
              : LuaValues.arithmetic("-", 0L, operand);
      case "~" -> ~LuaValues.bits(operand);
      default -> length(operand);
    };
  }

  private static long length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof LuaTable table) {
      return table.length();
    }
    throw new LuaError("lua: attempt to get length of a " + LuaValues.type(value) + " value");
  }
}
