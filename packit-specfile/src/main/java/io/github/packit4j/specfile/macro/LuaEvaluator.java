package io.github.packit4j.specfile.macro;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes what the script of a {@code %{lua:...}} prints. */
@FunctionalInterface
public interface LuaEvaluator {
  /** Starts the one Lua state of a run; globals last from script to script. */
  Session start(Macros macros);

  /** A Lua state. It is used by one thread. */
  @FunctionalInterface
  interface Session {
    /**
     * Runs a script and returns what it prints and returns, or empty if it needs what a sandbox
     * does not offer.
     *
     * @param script the text as written; it is not expanded
     * @param operands the operands of the parametric macro around it, for the table {@code arg}
     * @param options the options of that macro, for the table {@code opt}; flags have empty values
     * @throws MacroException if the script is wrong or fails
     */
    Optional<String> evaluate(String script, List<String> operands, Map<Character, String> options);
  }

  /** The macros as the tables {@code rpm} and {@code macros} show them to scripts. */
  interface Macros {
    /** Expands a text. */
    String expand(String text);

    /** Defines a macro at the outermost level, from {@code NAME[(OPTIONS)] BODY}. */
    void define(String definition);

    /** Removes the newest definition of a macro. */
    void undefine(String name);

    /** Returns a macro as defined; built-in functions are parametric and have an empty body. */
    Optional<MacroDefinition> lookup(String name);

    /** Expands a call of a macro with these arguments. */
    String call(String name, List<String> arguments);

    /** Returns the release of RPM whose functions the run has. */
    RpmRelease release();

    /** Returns the paths of the sources declared so far, in order. */
    List<String> sources();

    /** Returns the paths of the patches declared so far, in order. */
    List<String> patches();

    /** Returns the numbers of those sources. */
    List<Integer> sourceNumbers();

    /** Returns the numbers of those patches. */
    List<Integer> patchNumbers();
  }

  /**
   * Interprets Lua 5.4 without a way to the system: strings, tables, numbers, and RPM's tables.
   * {@code io}, {@code os}, {@code posix} (but {@code getenv} and dates that are given) and {@code
   * require} stay out of reach; a script that uses them stays as written.
   */
  static LuaEvaluator sandboxed() {
    return macros -> new PureLua(macros, null);
  }

  /** Interprets Lua as {@link #sandboxed()} does, with a clock for {@code os.date}; in UTC. */
  static LuaEvaluator sandboxed(Clock clock) {
    return macros -> new PureLua(macros, clock);
  }

  /** An evaluator that computes nothing: every script stays as written. */
  static LuaEvaluator refusing() {
    return macros -> (script, operands, options) -> Optional.empty();
  }
}
