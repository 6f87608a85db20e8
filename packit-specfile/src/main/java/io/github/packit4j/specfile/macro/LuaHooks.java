package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.lua.LuaError;
import io.github.packit4j.specfile.macro.internal.lua.LuaFunction;
import io.github.packit4j.specfile.macro.internal.lua.LuaState;
import io.github.packit4j.specfile.macro.internal.lua.LuaTable;
import io.github.packit4j.specfile.macro.internal.lua.LuaUnsupported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hooks of Lua scripts: functions that a name stands for, called in the order they came. */
final class LuaHooks {
  private final LuaState state;
  private final Map<String, List<Hook>> hooks = new HashMap<>();

  LuaHooks(LuaState state) {
    this.state = state;
  }

  /** What {@code rpm.register} returns; only {@code rpm.unregister} can do something with it. */
  private static final class Hook extends LuaTable {
    private final LuaFunction function;

    Hook(LuaFunction function) {
      this.function = function;
    }
  }

  void install(LuaTable rpm) {
    rpm.set("register", (LuaFunction) this::register);
    rpm.set("unregister", (LuaFunction) this::unregister);
    rpm.set("call", (LuaFunction) this::call);
  }

  private @Nullable Object[] register(@Nullable Object[] arguments) {
    String name = name(arguments);
    if (arguments.length < 2 || !(arguments[1] instanceof LuaFunction function)) {
      throw new LuaError("lua: bad argument #2 to 'register' (function expected)");
    }
    Hook hook = new Hook(function);
    hooks.computeIfAbsent(name, any -> new ArrayList<>()).add(hook);
    return new Object[] {hook};
  }

  private @Nullable Object[] unregister(@Nullable Object[] arguments) {
    String name = name(arguments);
    if (arguments.length < 2 || !(arguments[1] instanceof Hook hook)) {
      throw new LuaError("lua: bad argument #2 to 'unregister' (hook information expected)");
    }
    hooks.getOrDefault(name, new ArrayList<>()).remove(hook);
    return new Object[0];
  }

  private @Nullable Object[] call(@Nullable Object[] arguments) {
    String name = name(arguments);
    LuaTable values = new LuaTable();
    for (int i = 1; i < arguments.length; i++) {
      values.set((long) i, value(arguments[i]));
    }
    for (Hook hook : List.copyOf(hooks.getOrDefault(name, List.of()))) {
      hook.function.call(new Object[] {values});
    }
    return new Object[0];
  }

  /** Numbers without a fraction arrive as integers; nothing arrives as a pointer. */
  private static Object value(@Nullable Object value) {
    if (value == null) {
      throw new LuaUnsupported("a pointer as argument of rpm.call");
    }
    if (value instanceof Double number && number == number.intValue()) {
      return (long) number.intValue();
    }
    if (value instanceof String || value instanceof Number) {
      return value;
    }
    throw new LuaError("lua: unsupported Lua type passed to hook");
  }

  private String name(@Nullable Object[] arguments) {
    return RpmLibrary.text(state, arguments, 0);
  }
}
