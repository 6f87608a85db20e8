package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.lua.LuaError;
import io.github.packit4j.specfile.macro.internal.lua.LuaFunction;
import io.github.packit4j.specfile.macro.internal.lua.LuaState;
import io.github.packit4j.specfile.macro.internal.lua.LuaTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code macros} of Lua scripts: values of plain macros, functions for parametric ones.
 */
final class MacrosTable extends LuaTable {
  private final LuaState state;
  private final LuaEvaluator.Macros macros;

  MacrosTable(LuaState state, LuaEvaluator.Macros macros) {
    this.state = state;
    this.macros = macros;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    String name = state.text(key);
    Optional<MacroDefinition> macro = macros.lookup(name);
    if (macro.isEmpty()) {
      return null;
    }
    if (macro.get().parametric()) {
      return (LuaFunction) arguments -> call(name, arguments);
    }
    return expand(() -> macros.expand("%{" + name + "}"));
  }

  private @Nullable Object[] call(String name, @Nullable Object[] arguments) {
    if (arguments.length > 1) {
      throw new LuaError("lua: too many arguments");
    }
    if (arguments.length == 1 && !(arguments[0] instanceof LuaTable)) {
      String call = "%{" + name + " " + state.text(arguments[0]) + "}";
      return new Object[] {expand(() -> macros.expand(call))};
    }
    List<String> words =
        arguments.length == 1 && arguments[0] instanceof LuaTable table
            ? RpmLibrary.words(state, table)
            : List.of();
    return new Object[] {expand(() -> macros.call(name, words))};
  }

  @Override
  public void set(@Nullable Object key, @Nullable Object value) {
    String name = state.text(key);
    if (value == null) {
      macros.undefine(name);
      return;
    }
    expand(
        () -> {
          macros.define(name + " " + state.text(value));
          return "";
        });
  }

  private static String expand(Supplier<String> expansion) {
    try {
      return expansion.get();
    } catch (ExpansionLimitException e) {
      throw e;
    } catch (MacroException e) {
      throw new LuaError(String.valueOf(e.getMessage()));
    }
  }
}
