package io.github.packit4j.specfile.macro.internal.lua;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over parsed scripts. */
final class LuaInterpreter {
  private final LuaState state;
  private final LuaOperations operations;

  LuaInterpreter(LuaState state, LuaOperations operations) {
    this.state = state;
    this.operations = operations;
  }

  /** Why a block ended before its last statement. */
  private sealed interface Exit {
    /** Ends the innermost loop. */
    record Break() implements Exit {}

    /** Goes on behind a label of a block around. */
    record Goto(String label) implements Exit {}

    /** Ends the function. */
    record Return(@Nullable Object[] values) implements Exit {}
  }

  @Nullable Object[] run(List<LuaNode> body) {
    return call(body, new LuaScope(null, LuaValues.NONE));
  }

  private @Nullable Object[] call(List<LuaNode> body, LuaScope scope) {
    Exit exit = execute(body, scope);
    if (exit instanceof Exit.Goto jump) {
      throw new LuaError("lua: no visible label '" + jump.label() + "' for goto");
    }
    if (exit instanceof Exit.Break) {
      throw new LuaError("lua: break outside a loop");
    }
    return exit instanceof Exit.Return result ? result.values() : LuaValues.NONE;
  }

  /** Runs statements; null if the last one was reached. */
  private @Nullable Exit execute(List<LuaNode> body, LuaScope scope) {
    for (int i = 0; i < body.size(); i++) {
      state.spend(1);
      Exit exit = statement(body.get(i), scope);
      if (exit instanceof Exit.Goto jump) {
        state.spend(body.size());
        int label = body.indexOf(new LuaNode.Label(jump.label()));
        if (label < 0) {
          return exit;
        }
        i = label;
      } else if (exit != null) {
        return exit;
      }
    }
    return null;
  }

  private @Nullable Exit statement(LuaNode node, LuaScope scope) {
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
      @Nullable Object[] cell = scope.cell(function.name());
      if (cell != null) {
        cell[0] = closure(function.function(), scope);
      }
    } else if (node instanceof LuaNode.If branch) {
      boolean holds = LuaValues.isTrue(value(branch.condition(), scope));
      return execute(holds ? branch.then() : branch.otherwise(), new LuaScope(scope));
    } else if (node instanceof LuaNode.Return values) {
      return new Exit.Return(values(values.values(), scope));
    } else if (node instanceof LuaNode.Block block) {
      return execute(block.body(), new LuaScope(scope));
    } else if (node instanceof LuaNode.Break) {
      return new Exit.Break();
    } else if (node instanceof LuaNode.Goto jump) {
      return new Exit.Goto(jump.label());
    } else if (!(node instanceof LuaNode.Label)) {
      Exit exit = loop(node, scope);
      return exit instanceof Exit.Break ? null : exit;
    }
    return null;
  }

  private @Nullable Exit loop(LuaNode node, LuaScope scope) {
    if (node instanceof LuaNode.While loop) {
      while (LuaValues.isTrue(value(loop.condition(), scope))) {
        state.spend(1);
        Exit exit = execute(loop.body(), new LuaScope(scope));
        if (exit != null) {
          return exit;
        }
      }
    } else if (node instanceof LuaNode.Repeat loop) {
      LuaScope inner;
      do {
        state.spend(1);
        inner = new LuaScope(scope);
        Exit exit = execute(loop.body(), inner);
        if (exit != null) {
          return exit;
        }
      } while (!LuaValues.isTrue(value(loop.condition(), inner)));
    } else if (node instanceof LuaNode.Count loop) {
      return count(loop, scope);
    } else if (node instanceof LuaNode.Each loop) {
      return each(loop, scope);
    }
    return null;
  }

  private @Nullable Exit count(LuaNode.Count loop, LuaScope scope) {
    Number first = bound(loop.first(), "initial value", scope);
    Number last = bound(loop.last(), "limit", scope);
    Number step = loop.step() == null ? (Number) 1L : bound(loop.step(), "step", scope);
    if (step.doubleValue() == 0) {
      throw new LuaError("lua: 'for' step is zero");
    }
    boolean up = step.doubleValue() > 0;
    boolean integers = first instanceof Long && step instanceof Long;
    Object current = integers ? (Object) first : (Object) first.doubleValue();
    while (up ? LuaValues.less(current, last, true) : LuaValues.less(last, current, true)) {
      state.spend(1);
      LuaScope inner = new LuaScope(scope);
      inner.declare(loop.name(), current);
      Exit exit = execute(loop.body(), inner);
      if (exit != null) {
        return exit;
      }
      Object next = LuaValues.arithmetic("+", current, step);
      if (integers && LuaValues.less(current, next, false) != up) {
        return null; // Beyond the last integer: such loops end.
      }
      current = next;
    }
    return null;
  }

  private Number bound(LuaNode node, String name, LuaScope scope) {
    if (value(node, scope) instanceof Number number) {
      return number;
    }
    throw new LuaError("lua: 'for' " + name + " must be a number");
  }

  private @Nullable Exit each(LuaNode.Each loop, LuaScope scope) {
    @Nullable Object[] iterator = values(loop.values(), scope);
    Object function = LuaValues.at(iterator, 0);
    Object invariant = LuaValues.at(iterator, 1);
    Object control = LuaValues.at(iterator, 2);
    while (true) {
      state.spend(1);
      @Nullable Object[] values =
          operations.invoke(function, LuaValues.of(invariant, control), "for iterator");
      control = LuaValues.at(values, 0);
      if (control == null) {
        return null;
      }
      LuaScope inner = new LuaScope(scope);
      for (int i = 0; i < loop.names().size(); i++) {
        inner.declare(loop.names().get(i), LuaValues.at(values, i));
      }
      Exit exit = execute(loop.body(), inner);
      if (exit != null) {
        return exit;
      }
    }
  }

  private void assign(LuaNode.Assign assign, LuaScope scope) {
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
        operations.setIndex(
            value(index.table(), scope), value(index.key(), scope), value, index.table());
      }
    }
  }

  /** Evaluates a list; only its last expression may give several values. */
  private @Nullable Object[] values(List<LuaNode> nodes, LuaScope scope) {
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

  private @Nullable Object[] multiple(LuaNode node, LuaScope scope) {
    if (node instanceof LuaNode.Call call) {
      return call(call, scope);
    }
    return node instanceof LuaNode.Varargs ? scope.varargs() : LuaValues.of(value(node, scope));
  }

  private @Nullable Object value(LuaNode node, LuaScope scope) {
    state.spend(1);
    if (node instanceof LuaNode.Constant constant) {
      return constant.value();
    }
    if (node instanceof LuaNode.Name name) {
      @Nullable Object[] cell = scope.cell(name.name());
      return cell != null ? cell[0] : state.globals().get(name.name());
    }
    if (node instanceof LuaNode.Index index) {
      return operations.index(
          value(index.table(), scope), value(index.key(), scope), index.table());
    }
    if (node instanceof LuaNode.Binary binary) {
      return binary(binary, scope);
    }
    if (node instanceof LuaNode.Unary unary) {
      return operations.operate(unary.operator(), value(unary.operand(), scope));
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

  private LuaTable table(LuaNode.Table node, LuaScope scope) {
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

  private LuaFunction closure(LuaNode.Function function, LuaScope scope) {
    return arguments -> {
      int fixed = function.parameters().size();
      @Nullable Object[] rest =
          function.varargs() && arguments.length > fixed
              ? Arrays.copyOfRange(arguments, fixed, arguments.length)
              : LuaValues.NONE;
      LuaScope inner = new LuaScope(scope, rest);
      for (int i = 0; i < fixed; i++) {
        inner.declare(function.parameters().get(i), LuaValues.at(arguments, i));
      }
      return call(function.body(), inner);
    };
  }

  private @Nullable Object[] call(LuaNode.Call call, LuaScope scope) {
    Object function = value(call.function(), scope);
    String method = call.method();
    @Nullable Object[] arguments = values(call.arguments(), scope);
    if (method == null) {
      return operations.invoke(function, arguments, LuaOperations.describe(call.function()));
    }
    @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
    all[0] = function;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Object target = operations.index(function, method, call.function());
    return operations.invoke(target, all, " (method '" + method + "')");
  }

  private @Nullable Object binary(LuaNode.Binary node, LuaScope scope) {
    Object left = value(node.left(), scope);
    switch (node.operator()) {
      case "and" -> {
        return LuaValues.isTrue(left) ? value(node.right(), scope) : left;
      }
      case "or" -> {
        return LuaValues.isTrue(left) ? left : value(node.right(), scope);
      }
      default -> {
        return operations.operate(node.operator(), left, value(node.right(), scope));
      }
    }
  }
}
