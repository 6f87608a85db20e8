package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.expression.ExpressionEvaluator;
import io.github.packit4j.specfile.macro.internal.expression.ExpressionException;
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
  private final Interpreter run;

  private MacroExpander(Builder builder) {
    this.run =
        new Interpreter(
            builder.context,
            new Interpreter.Seams(
                builder.shellEvaluator(), builder.lua, builder.includes, builder.environment),
            builder.limits);
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
    try {
      String expanded = expand(expression.replace("\\\n", "  "));
      return ExpressionEvaluator.evaluate(expanded).isTrue();
    } catch (ExpressionException e) {
      throw new MacroException(String.valueOf(e.getMessage()), e);
    }
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
   * Defines a macro as {@code %define} or {@code %global} do.
   *
   * @param options the option letters of a parametric macro, null for a plain one
   * @param global whether the body is expanded now, as {@code %global} does
   * @throws MacroException if RPM does not accept the name
   */
  public void define(String name, @Nullable String options, String body, boolean global) {
    DefinitionParser.checkName(name, global ? "global" : "define", run.builtins());
    run.define(new DefinitionParser.Parsed(name, options, body, 0), global);
  }

  /** Removes the newest definition of a macro, which uncovers the one before it, if any. */
  public void undefine(String name) {
    run.table().pop(name);
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

  /**
   * Declares a source: {@code SOURCEn} becomes its path below {@code %_sourcedir}, {@code
   * SOURCEURLn} its location as written.
   */
  public void source(int number, String location) {
    declare("SOURCE", number, location);
  }

  /**
   * Declares a patch: {@code PATCHn} becomes its path below {@code %_sourcedir}, {@code PATCHURLn}
   * its location as written.
   */
  public void patch(int number, String location) {
    declare("PATCH", number, location);
  }

  private void declare(String kind, int number, String location) {
    String file = location.substring(location.lastIndexOf('/') + 1);
    file = file.substring(file.lastIndexOf('=') + 1);
    String escaped = file.replace("%", "%%");
    run.define(kind + number, "%{_sourcedir}/" + escaped);
    run.define(kind + "URL" + number, location.replace("%", "%%"));
  }

  /**
   * Returns the text of a file that {@code %include} names, or empty if none was supplied; the file
   * counts for the limits of the run.
   *
   * @throws ExpansionLimitException if the run exceeds its limits
   */
  public Optional<String> include(String name) {
    return run.file(name);
  }

  /**
   * Tells whether an earlier text could expand to something else now: it asked for a macro that was
   * defined only later.
   */
  public boolean hasLateDefinitions() {
    return run.table().hasLateDefinitions();
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
    private LuaEvaluator lua = LuaEvaluator.sandboxed();

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
     * Supplies the time that {@code %(date ...)} sees; without a clock such commands stay as
     * written.
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    private ShellEvaluator shellEvaluator() {
      return shell != null ? shell : PureShellEvaluator.of(Dialect.BASH, environment, clock);
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
     * Replaces the evaluator of {@code %{lua:...}}; the default is {@link
     * LuaEvaluator#sandboxed()}.
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
