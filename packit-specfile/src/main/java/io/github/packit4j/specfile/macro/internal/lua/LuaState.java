package io.github.packit4j.specfile.macro.internal.lua;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Lua state: its globals last from script to script. There is no way out of it: no files, no
 * processes, no clock; what asks for them is {@link LuaUnsupported}.
 */
public final class LuaState {
  private final LuaTable globals = new LuaTable();
  private final LuaTable strings;
  private final LuaOperations operations = new LuaOperations(this);
  private final LuaInterpreter interpreter = new LuaInterpreter(this, operations);
  private final long limit;
  private long left;
  private StringBuilder output = new StringBuilder();

  /**
   * Creates a state with the basic libraries; all its scripts together take at most so many steps.
   */
  public LuaState(long limit) {
    this.limit = limit;
    this.left = limit;
    this.strings = StringLibrary.create(this);
    globals.set("string", strings);
    BaseLibrary.install(this);
    globals.set("table", TableLibrary.create(this));
    globals.set("math", MathLibrary.create());
    for (String system : List.of("io", "os", "posix", "debug", "package", "coroutine", "utf8")) {
      globals.set(system, new SystemTable(system));
    }
    for (String function :
        List.of("require", "load", "dofile", "loadfile", "collectgarbage", "xpcall", "warn")) {
      globals.set(function, LuaUnsupported.function(function));
    }
  }

  /** A library that reaches outside: it is there, but nothing in it can be used. */
  private static final class SystemTable extends LuaTable {
    private final String name;

    SystemTable(String name) {
      this.name = name;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      Object own = super.get(key);
      if (own == null) {
        throw new LuaUnsupported(name + "." + key);
      }
      return own;
    }
  }

  /** Returns the table of global variables. */
  public LuaTable globals() {
    return globals;
  }

  /**
   * Runs a script and returns what it printed, and the values it returned.
   *
   * @throws LuaError if the script is wrong or fails
   * @throws LuaUnsupported if it needs what is not here
   * @throws LuaLimitException if it takes too many steps
   */
  public String run(String script) {
    StringBuilder outer = output;
    StringBuilder own = new StringBuilder();
    output = own;
    try {
      spend(script.length());
      @Nullable Object[] returned = interpreter.run(new LuaParser(script).parse());
      for (int i = 0; i < returned.length; i++) {
        own.append(i == 0 ? "" : "\t").append(text(returned[i]));
      }
      return own.toString();
    } finally {
      output = outer;
    }
  }

  /** Calls a function. */
  @Nullable Object[] call(@Nullable Object function, @Nullable Object... arguments) {
    return operations.invoke(function, arguments, "");
  }

  /** Returns a value as {@code tostring} shows it. */
  public String text(@Nullable Object value) {
    if (value instanceof LuaTable table && table.metatable() != null) {
      Object handler = table.metatable().get("__tostring");
      if (handler != null) {
        return LuaValues.text(LuaValues.at(call(handler, table), 0));
      }
    }
    return LuaValues.text(value);
  }

  void print(String text) {
    spend(text.length());
    output.append(text);
  }

  LuaTable strings() {
    return strings;
  }

  void spend(long count) {
    left -= count;
    if (left < 0) {
      throw new LuaLimitException("Lua scripts take more than " + limit + " steps");
    }
  }
}
