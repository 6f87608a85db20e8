package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.shell.Dialect;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of the macro language over a context: expands texts, whose definitions change what later
 * texts of the same run see.
 *
 * <p>An expander is cheap, belongs to one thread, and is thrown away after the run; the context it
 * started from never changes. Unknown macros stay as they are written. Shell commands and Lua
 * scripts are evaluated only as far as pure code can; what cannot be computed stays as written and
 * is listed by {@link #problems()}.
 */
public sealed interface MacroExpander permits InterpreterRun {

  /** Starts a run with the default limits, evaluators, and no files. */
  static MacroExpander over(MacroContext context) {
    return builder(context).build();
  }

  /** Starts to describe a run over a context. */
  static Builder builder(MacroContext context) {
    return new Builder(context);
  }

  /**
   * Expands a text: RPM's result, with its definitions taking effect.
   *
   * @throws MacroException if RPM would refuse the text
   * @throws ExpansionLimitException if the run exceeds its limits
   */
  String expand(String text);

  /**
   * Evaluates what follows {@code %if} or {@code %elif}, exactly as RPM does: the text is expanded
   * as a whole, then computed.
   *
   * @throws MacroException if the text is no expression, which RPM refuses too
   */
  boolean condition(String expression);

  /**
   * Defines a plain macro for the rest of the run; the body is taken as it is.
   *
   * @throws MacroException if RPM does not accept the name
   */
  void define(String name, String body);

  /**
   * Removes the newest definition of a macro, which uncovers the one before it, if any.
   *
   * @throws MacroException if the name is that of a built-in function, or no name at all
   */
  void undefine(String name);

  /** Returns whether a macro, or a built-in function, of this name exists now. */
  boolean isDefined(String name);

  /** Returns a macro as it is defined now, or empty if there is none. */
  Optional<MacroDefinition> lookup(String name);

  /** Returns the expanded value of a macro, or empty if there is none. */
  Optional<String> value(String name);

  /** Returns what could not be computed so far, in order, each once. */
  List<ExpansionProblem> problems();

  /** Returns the macros of this moment as a context, for other runs. */
  MacroContext snapshot();

  /** Describes a run. */
  final class Builder {
    private final MacroContext context;
    private ExpansionLimits limits = ExpansionLimits.defaults();
    private IncludeResolver includes = IncludeResolver.none();
    private Map<String, String> environment = Map.of();
    private @Nullable ShellEvaluator shell;
    private @Nullable Clock clock;
    private @Nullable LuaEvaluator lua;

    private Builder(MacroContext context) {
      this.context = context;
    }

    /** Bounds the run; the default is {@link ExpansionLimits#defaults()}. */
    public Builder limits(ExpansionLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Supplies files for {@code %include}, {@code %{load:}} and {@code %{exists:}}; none by
     * default.
     */
    public Builder includes(IncludeResolver includes) {
      this.includes = includes;
      return this;
    }

    /** Supplies what {@code %{getenv:}} and shell commands see; by default nothing. */
    public Builder environment(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
      return this;
    }

    /**
     * Supplies the time that {@code %(date ...)} and {@code os.date} see, in UTC; without a clock
     * what asks for it stays as written.
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    private ShellEvaluator shellEvaluator() {
      return shell != null ? shell : PureShellEvaluator.of(Dialect.BASH, environment, clock);
    }

    private LuaEvaluator luaEvaluator() {
      if (lua != null) {
        return lua;
      }
      return clock == null ? LuaEvaluator.sandboxed() : LuaEvaluator.sandboxed(clock);
    }

    /**
     * Replaces the evaluator of {@code %(...)}; the default is {@link ShellEvaluator#bash()} with
     * the environment and the clock of this builder.
     */
    public Builder shell(ShellEvaluator shell) {
      this.shell = shell;
      return this;
    }

    /**
     * Replaces the evaluator of {@code %{lua:...}}; the default is {@link LuaEvaluator#sandboxed()}
     * with the clock of this builder.
     */
    public Builder lua(LuaEvaluator lua) {
      this.lua = lua;
      return this;
    }

    /** Starts the run. */
    public MacroExpander build() {
      return new InterpreterRun(
          new Interpreter(
              context,
              new Interpreter.Seams(shellEvaluator(), luaEvaluator(), includes, environment),
              limits));
    }
  }
}
