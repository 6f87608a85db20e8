package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.run.SpecRuns;
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
public final class MacroExpander {
  static {
    SpecRuns.openWith(expander -> new ExpanderRun(expander.run));
  }

  private final Interpreter run;

  private MacroExpander(Builder builder) {
    this.run =
        new Interpreter(
            builder.context,
            new Interpreter.Seams(
                builder.shellEvaluator(),
                builder.luaEvaluator(),
                builder.includes,
                builder.environment),
            builder.limits);
  }

  MacroExpander(Interpreter run) {
    this.run = run;
  }

  /** Starts a run with the default limits, evaluators, and no files. */
  public static MacroExpander over(MacroContext context) {
    return builder(context).build();
  }

  /** Starts to describe a run over a context. */
  public static Builder builder(MacroContext context) {
    return new Builder(context);
  }

  /**
   * Expands a text: RPM's result, with its definitions taking effect.
   *
   * @throws MacroException if RPM would refuse the text
   * @throws ExpansionLimitException if the run exceeds its limits
   */
  public String expand(String text) {
    try {
      String result = run.expand(text);
      return result.indexOf(Arguments.QUOTE) < 0
              || !run.release().isAtLeast(RpmRelease.WITHOUT_MARKS)
          ? result
          : result.replace(String.valueOf(Arguments.QUOTE), "");
    } catch (StackOverflowError e) {
      // Expressions and scripts may nest in each level of an expansion.
      throw new ExpansionLimitException("Expansion nests too deeply");
    }
  }

  /**
   * Evaluates what follows {@code %if} or {@code %elif}, exactly as RPM does: the text is expanded
   * as a whole, then computed.
   *
   * @throws MacroException if the text is no expression, which RPM refuses too
   */
  public boolean condition(String expression) {
    return run.expandedExpression(expand(expression.replace("\\\n", "  "))).isTrue();
  }

  /**
   * Defines a plain macro for the rest of the run; the body is taken as it is.
   *
   * @throws MacroException if RPM does not accept the name
   */
  public void define(String name, String body) {
    run.define(name, body);
  }

  /**
   * Removes the newest definition of a macro, which uncovers the one before it, if any.
   *
   * @throws MacroException if the name is that of a built-in function, or no name at all
   */
  public void undefine(String name) {
    run.undefine(name);
  }

  /** Returns whether a macro, or a built-in function, of this name exists now. */
  public boolean isDefined(String name) {
    return run.isDefined(name);
  }

  /** Returns a macro as it is defined now, or empty if there is none. */
  public Optional<MacroDefinition> lookup(String name) {
    return Optional.ofNullable(run.table().find(name)).map(Macro::definition);
  }

  /** Returns the expanded value of a macro, or empty if there is none. */
  public Optional<String> value(String name) {
    return run.value(name);
  }

  /** Returns what could not be computed so far, in order, each once. */
  public List<ExpansionProblem> problems() {
    return run.problems();
  }

  /** Returns the macros of this moment as a context, for other runs. */
  public MacroContext snapshot() {
    return run.table().snapshot();
  }

  /** Describes a run. */
  public static final class Builder {
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
      return new MacroExpander(this);
    }
  }
}
