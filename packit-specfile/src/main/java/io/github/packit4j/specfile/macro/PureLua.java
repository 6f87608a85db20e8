package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.lua.LuaError;
import io.github.packit4j.specfile.macro.internal.lua.LuaFunction;
import io.github.packit4j.specfile.macro.internal.lua.LuaLimitException;
import io.github.packit4j.specfile.macro.internal.lua.LuaState;
import io.github.packit4j.specfile.macro.internal.lua.LuaTable;
import io.github.packit4j.specfile.macro.internal.lua.LuaTime;
import io.github.packit4j.specfile.macro.internal.lua.LuaUnsupported;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Lua of this library as an evaluator: one state with the tables of RPM. */
final class PureLua implements LuaEvaluator.Session {
  private static final long STEPS = 20_000_000;

  private final LuaState state = new LuaState(STEPS);

  PureLua(LuaEvaluator.Macros macros, @Nullable Clock clock) {
    LuaTable globals = state.globals();
    globals.set("rpm", RpmLibrary.create(state, macros));
    globals.set("macros", new MacrosTable(state, macros));
    globals.set("sources", new DeclaredTable(macros::sources));
    globals.set("patches", new DeclaredTable(macros::patches));
    globals.set("source_nums", new DeclaredTable(() -> longs(macros.sourceNumbers())));
    globals.set("patch_nums", new DeclaredTable(() -> longs(macros.patchNumbers())));
    LuaFunction getenv =
        arguments -> {
          String value = macros.expand("%{getenv:" + RpmLibrary.text(state, arguments, 0) + "}");
          return new Object[] {value.isEmpty() ? null : value};
        };
    if (globals.get("posix") instanceof LuaTable system) {
      system.set("getenv", getenv);
      if (macros.release().isAtLeast(RpmLibrary.WITHOUT_FORKS)) {
        List.of("fork", "exec", "wait", "redirect2null")
            .forEach(function -> RpmLibrary.removed(system, "posix", function));
      }
    }
    if (globals.get("os") instanceof LuaTable system) {
      system.set("getenv", getenv);
      new LuaTime(state, clock).install(system);
      system.set(
          "exit",
          (LuaFunction)
              arguments -> {
                throw new LuaError("lua: exit not permitted in this context");
              });
    }
  }

  @Override
  public Optional<String> evaluate(
      String script, List<String> operands, Map<Character, String> options) {
    Object outerArguments = state.globals().get("arg");
    Object outerOptions = state.globals().get("opt");
    LuaTable arguments = new LuaTable();
    for (int i = 0; i < operands.size(); i++) {
      arguments.set(i + 1L, operands.get(i));
    }
    LuaTable given = new LuaTable();
    options.forEach((letter, value) -> given.set(letter.toString(), value));
    state.globals().set("arg", arguments);
    state.globals().set("opt", given);
    try {
      return Optional.of(state.run(script));
    } catch (LuaError e) {
      throw new MacroException(String.valueOf(e.getMessage()), e);
    } catch (LuaUnsupported e) {
      return Optional.empty();
    } catch (LuaLimitException e) {
      throw new ExpansionLimitException(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw new ExpansionLimitException("A Lua script nests too deeply");
    } finally {
      state.globals().set("arg", outerArguments);
      state.globals().set("opt", outerOptions);
    }
  }

  private static List<Long> longs(List<Integer> numbers) {
    return numbers.stream().map(Integer::longValue).toList();
  }

  /** A list of the sources or patches declared at the moment, or of their numbers. */
  private static final class DeclaredTable extends LuaTable {
    private final Supplier<? extends List<?>> declared;

    DeclaredTable(Supplier<? extends List<?>> declared) {
      this.declared = declared;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      List<?> now = declared.get();
      return key instanceof Long index && index >= 1 && index <= now.size()
          ? now.get((int) (index - 1))
          : null;
    }

    @Override
    public int length() {
      return declared.get().size();
    }
  }
}
