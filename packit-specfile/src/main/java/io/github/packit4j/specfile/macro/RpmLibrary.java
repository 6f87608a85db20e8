package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.expression.RpmVersion;
import io.github.packit4j.specfile.macro.internal.expression.VersionOrder;
import io.github.packit4j.specfile.macro.internal.lua.LuaError;
import io.github.packit4j.specfile.macro.internal.lua.LuaFunction;
import io.github.packit4j.specfile.macro.internal.lua.LuaState;
import io.github.packit4j.specfile.macro.internal.lua.LuaTable;
import io.github.packit4j.specfile.macro.internal.lua.LuaUnsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code rpm} of Lua scripts. */
final class RpmLibrary {
  /** The first release whose scripts cannot fork. */
  static final RpmRelease WITHOUT_FORKS = new RpmRelease(6, 0);

  private final LuaState state;
  private final LuaEvaluator.Macros macros;

  private RpmLibrary(LuaState state, LuaEvaluator.Macros macros) {
    this.state = state;
    this.macros = macros;
  }

  static LuaTable create(LuaState state, LuaEvaluator.Macros macros) {
    RpmLibrary library = new RpmLibrary(state, macros);
    LuaTable rpm = new LuaTable();
    rpm.set("expand", library.function(library::expand));
    rpm.set("define", library.function(library::define));
    rpm.set("undefine", library.function(library::undefine));
    rpm.set("isdefined", library.function(library::isDefined));
    rpm.set("vercmp", library.function(library::compareVersions));
    rpm.set("splitargs", library.function(library::splitArguments));
    rpm.set("unsplitargs", library.function(library::joinArguments));
    rpm.set("ver", library.function(library::version));
    new LuaHooks(state).install(rpm);
    if (macros.release().isAtLeast(WITHOUT_FORKS)) {
      removed(rpm, "rpm", "redirect2null");
    } else {
      rpm.set("redirect2null", unsupported("rpm.redirect2null"));
    }
    for (String system :
        List.of(
            "open", "glob", "execute", "spawn", "load", "interactive", "b64encode", "b64decode")) {
      rpm.set(system, unsupported("rpm." + system));
    }
    return rpm;
  }

  private static LuaFunction unsupported(String name) {
    return arguments -> {
      throw new LuaUnsupported(name);
    };
  }

  /** Sets a function that newer releases have no more. */
  static void removed(LuaTable table, String library, String function) {
    table.set(
        function,
        (LuaFunction)
            arguments -> {
              throw new LuaError(
                  "lua: "
                      + library
                      + "."
                      + function
                      + "() is no longer available, use rpm.spawn() or rpm.execute() instead");
            });
  }

  /** A macro that fails is an error of the script; limits are not, so no script can catch them. */
  private LuaFunction function(LuaFunction function) {
    return arguments -> {
      try {
        return function.call(arguments);
      } catch (ExpansionLimitException e) {
        throw e;
      } catch (MacroException e) {
        throw new LuaError(String.valueOf(e.getMessage()));
      }
    };
  }

  static String text(LuaState state, @Nullable Object[] arguments, int index) {
    Object value = index < arguments.length ? arguments[index] : null;
    if (value instanceof String || value instanceof Number) {
      return state.text(value);
    }
    throw new LuaError("lua: bad argument #" + (index + 1) + " (string expected)");
  }

  private @Nullable Object[] expand(@Nullable Object[] arguments) {
    return new Object[] {macros.expand(text(state, arguments, 0))};
  }

  private @Nullable Object[] define(@Nullable Object[] arguments) {
    macros.define(text(state, arguments, 0));
    return new Object[0];
  }

  private @Nullable Object[] undefine(@Nullable Object[] arguments) {
    macros.undefine(text(state, arguments, 0));
    return new Object[0];
  }

  private @Nullable Object[] isDefined(@Nullable Object[] arguments) {
    Optional<MacroDefinition> macro = macros.lookup(text(state, arguments, 0));
    return new Object[] {macro.isPresent(), macro.isPresent() && macro.get().parametric()};
  }

  private @Nullable Object[] compareVersions(@Nullable Object[] arguments) {
    String one = text(state, arguments, 0);
    String two = text(state, arguments, 1);
    Optional<RpmVersion> left = RpmVersion.parse(one);
    Optional<RpmVersion> right = RpmVersion.parse(two);
    int order =
        left.isPresent() && right.isPresent()
            ? left.get().compareTo(right.get())
            : VersionOrder.compare(one, two);
    return new Object[] {(long) order};
  }

  private @Nullable Object[] splitArguments(@Nullable Object[] arguments) {
    LuaTable words = new LuaTable();
    long position = 1;
    for (String word : Arguments.split(text(state, arguments, 0))) {
      words.set(position++, word);
    }
    return new Object[] {words};
  }

  private @Nullable Object[] joinArguments(@Nullable Object[] arguments) {
    if (arguments.length == 0 || !(arguments[0] instanceof LuaTable table)) {
      throw new LuaError("lua: bad argument #1 (table expected)");
    }
    return new Object[] {Arguments.join(words(state, table))};
  }

  static List<String> words(LuaState state, LuaTable table) {
    List<String> words = new ArrayList<>();
    for (long i = 1; i <= table.length(); i++) {
      words.add(word(state, table.get(i), i));
    }
    return words;
  }

  private static String word(LuaState state, @Nullable Object value, long position) {
    if (value instanceof String || value instanceof Number) {
      return state.text(value);
    }
    throw new LuaError("lua: bad argument #" + position + " (cannot convert to string)");
  }

  /** A version object: its parts, and RPM's order for comparisons. */
  private @Nullable Object[] version(@Nullable Object[] arguments) {
    String text = text(state, arguments, 0);
    RpmVersion version =
        RpmVersion.parse(text).orElseThrow(() -> new LuaError("lua: invalid version: " + text));
    return new Object[] {new LuaVersion(version)};
  }
}
