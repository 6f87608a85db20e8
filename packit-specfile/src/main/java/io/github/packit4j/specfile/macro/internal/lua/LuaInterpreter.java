package io.github.packit4j.specfile.macro.internal.lua;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over parsed scripts. */
final class LuaInterpreter {
  private static final int MAX_CALLS = 120;
  private static final Object[] BREAK = new Object[0];

  private final LuaState state;
  private int calls;

  LuaInterpreter(LuaState state) {
    this.state = state;
  }

  /** The local variables of a block. */
  private static final class Scope {
    private final @Nullable Scope outer;
    private final @Nullable Object[] varargs;
    private final Map<String, @Nullable Object[]> cells = new HashMap<>();

    Scope(Scope outer) {
      this.outer = outer;
      this.varargs = outer.varargs;
    }

    Scope(@Nullable Scope outer, @Nullable Object[] varargs) {
      this.outer = outer;
      this.varargs = varargs;
    }

    void declare(String name, @Nullable Object value) {
      cells.put(name, new @Nullable Object[] {value});
    }

    @Nullable Object @Nullable [] cell(String name) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        @Nullable Object[] cell = scope.cells.get(name);
        if (cell != null) {
          return cell;
        }
      }
      return null;
    }
  }

  @Nullable Object[] run(List<LuaNode> body) {
    @Nullable Object[] result = execute(body, new Scope(null, LuaValues.NONE));
    return result == null || result == BREAK ? LuaValues.NONE : result;
  }

  /** Runs statements; returns null, {@link #BREAK}, or the values of a return. */
  private @Nullable Object @Nullable [] execute(List<LuaNode> body, Scope scope) {
    for (LuaNode statement : body) {
      state.spend(1);
      @Nullable Object[] result = statement(statement, scope);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private @Nullable Object @Nullable [] statement(LuaNode node, Scope scope) {
    if (node instanceof LuaNode.Call call) {
      call(call, scope);
    } else if (node instanceof LuaNode.Local local) {
      @Nullable Object[] values = values(local.values(), scope);
      for (int i = 0; i < local.names().size(); i++) {
        scope.declare(local.names().get(i), LuaValues.at(values, i));
      }
    } else if (node instanceof LuaNode.Assign assign) {
      assign(assign, scope);
    } else if (node instanceof LuaNode.LocalFunction function) {
      scope.declare(function.name(), null);
      @Nullable Object[] cell = scope.cells.get(function.name());
      if (cell != null) {
        cell[0] = closure(function.function(), scope);
      }
    } else if (node instanceof LuaNode.If branch) {
      boolean holds = LuaValues.isTrue(value(branch.condition(), scope));
      return execute(holds ? branch.then() : branch.otherwise(), new Scope(scope));
    } else if (node instanceof LuaNode.Return values) {
      return values(values.values(), scope);
    } else if (node instanceof LuaNode.Block block) {
      return execute(block.body(), new Scope(scope));
    } else if (node instanceof LuaNode.Break) {
      return BREAK;
    } else {
      @Nullable Object[] result = loop(node, scope);
      return result == BREAK ? null : result;
    }
    return null;
  }

  private @Nullable Object @Nullable [] loop(LuaNode node, Scope scope) {
    if (node instanceof LuaNode.While loop) {
      while (LuaValues.isTrue(value(loop.condition(), scope))) {
        state.spend(1);
        @Nullable Object[] result = execute(loop.body(), new Scope(scope));
        if (result != null) {
          return result;
        }
      }
    } else if (node instanceof LuaNode.Repeat loop) {
      Scope inner;
      do {
        state.spend(1);
        inner = new Scope(scope);
        @Nullable Object[] result = execute(loop.body(), inner);
        if (result != null) {
          return result;
        }
      } while (!LuaValues.isTrue(value(loop.condition(), inner)));
    } else if (node instanceof LuaNode.Count loop) {
      return count(loop, scope);
    } else if (node instanceof LuaNode.Each loop) {
      return each(loop, scope);
    }
    return null;
  }

  private @Nullable Object @Nullable [] count(LuaNode.Count loop, Scope scope) {
    Object first = LuaValues.toNumber(value(loop.first(), scope));
    Object last = LuaValues.toNumber(value(loop.last(), scope));
    Object step = loop.step() == null ? (Object) 1L : LuaValues.toNumber(value(loop.step(), scope));
    if (first == null || last == null || step == null) {
      throw new LuaError("lua: 'for' value must be a number");
    }
    int direction = LuaValues.compare(step, 0L);
    if (direction == 0) {
      throw new LuaError("lua: 'for' step is zero");
    }
    Object current = first;
    while (LuaValues.compare(current, last) * direction <= 0) {
      state.spend(1);
      Scope inner = new Scope(scope);
      inner.declare(loop.name(), current);
      @Nullable Object[] result = execute(loop.body(), inner);
      if (result != null) {
        return result;
      }
      current = LuaValues.arithmetic("+", current, step);
    }
    return null;
  }

  private @Nullable Object @Nullable [] each(LuaNode.Each loop, Scope scope) {
    @Nullable Object[] iterator = values(loop.values(), scope);
    Object function = LuaValues.at(iterator, 0);
    Object invariant = LuaValues.at(iterator, 1);
    Object control = LuaValues.at(iterator, 2);
    while (true) {
      state.spend(1);
      @Nullable Object[] values =
          invoke(function, LuaValues.of(invariant, control), "for iterator");
      control = LuaValues.at(values, 0);
      if (control == null) {
        return null;
      }
      Scope inner = new Scope(scope);
      for (int i = 0; i < loop.names().size(); i++) {
        inner.declare(loop.names().get(i), LuaValues.at(values, i));
      }
      @Nullable Object[] result = execute(loop.body(), inner);
      if (result != null) {
        return result;
      }
    }
  }

  private void assign(LuaNode.Assign assign, Scope scope) {
    @Nullable Object[] values = values(assign.values(), scope);
    for (int i = 0; i < assign.targets().size(); i++) {
      Object value = LuaValues.at(values, i);
      LuaNode target = assign.targets().get(i);
      if (target instanceof LuaNode.Name name) {
        @Nullable Object[] cell = scope.cell(name.name());
        if (cell != null) {
          cell[0] = value;
        } else {
          state.globals().set(name.name(), value);
        }
      } else if (target instanceof LuaNode.Index index) {
        setIndex(value(index.table(), scope), value(index.key(), scope), value, index.table());
      }
    }
  }

  private void setIndex(
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

  /** Evaluates a list; only its last expression may give several values. */
  private @Nullable Object[] values(List<LuaNode> nodes, Scope scope) {
    if (nodes.isEmpty()) {
      return LuaValues.NONE;
    }
    int last = nodes.size() - 1;
    if (last == 0) {
      return multiple(nodes.get(0), scope);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      values.add(value(nodes.get(i), scope));
    }
    values.addAll(Arrays.asList(multiple(nodes.get(last), scope)));
    return values.toArray();
  }

  private @Nullable Object[] multiple(LuaNode node, Scope scope) {
    if (node instanceof LuaNode.Call call) {
      return call(call, scope);
    }
    return node instanceof LuaNode.Varargs ? scope.varargs : LuaValues.of(value(node, scope));
  }

  private @Nullable Object value(LuaNode node, Scope scope) {
    state.spend(1);
    if (node instanceof LuaNode.Constant constant) {
      return constant.value();
    }
    if (node instanceof LuaNode.Name name) {
      @Nullable Object[] cell = scope.cell(name.name());
      return cell != null ? cell[0] : state.globals().get(name.name());
    }
    if (node instanceof LuaNode.Index index) {
      return index(value(index.table(), scope), value(index.key(), scope), index.table());
    }
    if (node instanceof LuaNode.Binary binary) {
      return binary(binary, scope);
    }
    if (node instanceof LuaNode.Unary unary) {
      return unary(unary, scope);
    }
    if (node instanceof LuaNode.Single single) {
      return value(single.value(), scope);
    }
    if (node instanceof LuaNode.Function function) {
      return closure(function, scope);
    }
    if (node instanceof LuaNode.Table table) {
      return table(table, scope);
    }
    return LuaValues.at(multiple(node, scope), 0);
  }

  private LuaTable table(LuaNode.Table node, Scope scope) {
    LuaTable table = new LuaTable();
    long position = 1;
    for (int i = 0; i < node.fields().size(); i++) {
      LuaNode.Field field = node.fields().get(i);
      LuaNode key = field.key();
      if (key != null) {
        table.set(value(key, scope), value(field.value(), scope));
      } else if (i == node.fields().size() - 1) {
        for (Object value : multiple(field.value(), scope)) {
          table.set(position++, value);
        }
      } else {
        table.set(position++, value(field.value(), scope));
      }
    }
    return table;
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

  private static String describe(@Nullable LuaNode node) {
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

  private LuaFunction closure(LuaNode.Function function, Scope scope) {
    return arguments -> {
      int fixed = function.parameters().size();
      @Nullable Object[] rest =
          function.varargs() && arguments.length > fixed
              ? Arrays.copyOfRange(arguments, fixed, arguments.length)
              : LuaValues.NONE;
      Scope inner = new Scope(scope, rest);
      for (int i = 0; i < fixed; i++) {
        inner.declare(function.parameters().get(i), LuaValues.at(arguments, i));
      }
      @Nullable Object[] result = execute(function.body(), inner);
      return result == null || result == BREAK ? LuaValues.NONE : result;
    };
  }

  private @Nullable Object[] call(LuaNode.Call call, Scope scope) {
    Object function = value(call.function(), scope);
    String method = call.method();
    @Nullable Object[] arguments = values(call.arguments(), scope);
    if (method == null) {
      return invoke(function, arguments, describe(call.function()));
    }
    @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
    all[0] = function;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Object target = index(function, method, call.function());
    return invoke(target, all, " (method '" + method + "')");
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

  private @Nullable Object binary(LuaNode.Binary node, Scope scope) {
    Object left = value(node.left(), scope);
    switch (node.operator()) {
      case "and" -> {
        return LuaValues.isTrue(left) ? value(node.right(), scope) : left;
      }
      case "or" -> {
        return LuaValues.isTrue(left) ? left : value(node.right(), scope);
      }
      default -> {
        return operate(node.operator(), left, value(node.right(), scope));
      }
    }
  }

  private @Nullable Object operate(String operator, @Nullable Object left, @Nullable Object right) {
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
        return LuaValues.arithmetic(operator, left, right);
      }
    }
  }

  private boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof LuaTable || right instanceof LuaTable) {
      boolean swapped = operator.startsWith(">");
      Object first = swapped ? right : left;
      Object second = swapped ? left : right;
      String event = operator.endsWith("=") ? "__le" : "__lt";
      Object handled = metamethod(event, first, second);
      if (handled != null) {
        return LuaValues.isTrue(handled);
      }
    }
    int order = LuaValues.compare(left, right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
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

  private @Nullable Object unary(LuaNode.Unary node, Scope scope) {
    Object value = value(node.operand(), scope);
    return switch (node.operator()) {
      case "not" -> !LuaValues.isTrue(value);
      case "-" -> LuaValues.arithmetic("-", 0L, value);
      case "~" -> ~LuaValues.integer(value, "~");
      default -> length(value);
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
