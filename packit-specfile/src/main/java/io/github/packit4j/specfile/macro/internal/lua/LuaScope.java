package io.github.packit4j.specfile.macro.internal.lua;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local variables of a block. */
final class LuaScope {
  private final @Nullable LuaScope outer;
  private final @Nullable Object[] varargs;
  private final Map<String, @Nullable Object[]> cells = new HashMap<>();

  LuaScope(LuaScope outer) {
    this.outer = outer;
    this.varargs = outer.varargs;
  }

  LuaScope(@Nullable LuaScope outer, @Nullable Object[] varargs) {
    this.outer = outer;
    this.varargs = varargs;
  }

  void declare(String name, @Nullable Object value) {
    cells.put(name, new @Nullable Object[] {value});
  }

  @Nullable Object @Nullable [] cell(String name) {
    for (LuaScope scope = this; scope != null; scope = scope.outer) {
      @Nullable Object[] cell = scope.cells.get(name);
      if (cell != null) {
        return cell;
      }
    }
    return null;
  }

  /** The values that {@code ...} stands for. */
  @Nullable Object[] varargs() {
    return varargs;
  }
}
