package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.environment.MacroCall;
import io.github.packit4j.specfile.macro.internal.environment.MacroScope;
import io.github.packit4j.specfile.macro.internal.expression.ExpressionEvaluator;
import io.github.packit4j.specfile.macro.internal.expression.ExpressionException;
import io.github.packit4j.specfile.macro.internal.expression.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expands macro calls over one table of macros, which the calls may change. */
final class Interpreter implements MacroScope {
  private static final int CALL_COST = 32;
  private static final int MAX_PROBLEMS = 1000;

  private final MacroTable table;
  private final RpmRelease release;
  private final Builtins builtins;
  private final Seams seams;
  private final ExpansionLimits limits;
  private final ExpansionMeter meter;
  private final Scripts scripts;
  private final MacroScanner scanner = new MacroScanner(this);
  private final Set<ExpansionProblem> problems = new LinkedHashSet<>();
  private int level;
  private @Nullable Arguments arguments;

  /** What a run is given from outside. */
  record Seams(
      ShellEvaluator shell,
      LuaEvaluator lua,
      IncludeResolver files,
      Map<String, String> environment) {}

  Interpreter(MacroContext context, Seams seams, ExpansionLimits limits) {
    this(new MacroTable(context), context.rpmRelease(), seams, limits);
  }

  private Interpreter(MacroTable table, RpmRelease release, Seams seams, ExpansionLimits limits) {
    this.table = table;
    this.release = release;
    this.builtins = Builtins.of(release);
    this.seams = seams;
    this.limits = limits;
    this.meter = new ExpansionMeter(limits);
    this.scripts = new Scripts(this, meter, seams.shell(), seams.lua());
  }

  /** Returns a run of its own, with limits of its own, that begins with the macros of this one. */
  Interpreter fork() {
    return new Interpreter(table.copy(), release, seams, limits);
  }

  MacroTable table() {
    return table;
  }

  RpmRelease release() {
    return release;
  }

  Builtins builtins() {
    return builtins;
  }

  Seams seams() {
    return seams;
  }

  List<ExpansionProblem> problems() {
    return List.copyOf(problems);
  }

  void report(ExpansionProblem.Kind kind, String construct, String reason) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new ExpansionProblem(kind, construct, reason));
    }
  }

  /** Returns the text of a file from outside, whose size counts for the limits. */
  Optional<String> file(String name) {
    Optional<String> text = seams.files().read(name);
    text.ifPresent(content -> meter.output(content.length() + CALL_COST));
    return text;
  }

  @Override
  public String expand(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return expand(text, 0, text.length());
  }

  String expand(String text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from + 16);
    expandInto(out, text, from, to);
    return out.toString();
  }

  void expandInto(StringBuilder out, String text, int from, int to) {
    meter.enter();
    try {
      scanner.scan(out, text, from, to);
    } finally {
      meter.leave();
    }
  }

  void conditional(StringBuilder out, String name, boolean negate, String text, int from, int to) {
    boolean known = isDefined(name);
    if (known == negate) {
      return;
    }
    if (from < to) {
      expandInto(out, text, from, to);
    } else if (known) {
      plainValue(out, name);
    }
  }

  /** Expands a call; returns false if nothing of this name exists. */
  boolean call(StringBuilder out, String name, CallText call) {
    step(CALL_COST);
    String automatic = automatic(name);
    if (automatic != null) {
      append(out, automatic);
      return true;
    }
    Macro macro = table.find(name);
    if (macro == null) {
      Builtin builtin = builtins.find(name);
      if (builtin instanceof Builtin.Raw function) {
        function.call(this, out, call.text(), call.from(), call.to(), true);
      } else if (builtin instanceof Builtin.Words function) {
        function.call(this, out, words(call));
      } else {
        return false;
      }
    } else if (macro.isCalled()) {
      invoke(out, macro, words(call));
    } else {
      body(out, macro);
    }
    return true;
  }

  private void body(StringBuilder out, Macro macro) {
    String body = macro.body();
    switch (macro.form()) {
      case EXPANDED -> expandInto(out, body, 0, body.length());
      case LITERAL -> append(out, body);
      case ONCE -> {
        int start = out.length();
        expandInto(out, body, 0, body.length());
        table.settle(macro, out.substring(start));
      }
    }
  }

  private List<String> words(CallText call) {
    return switch (call.form()) {
      case NONE -> List.of();
      case SINGLE -> List.of(expand(call.text(), call.from(), call.to()));
      case WORDS -> Arguments.split(expand(call.text(), call.from(), call.to()));
    };
  }

  /** Expands a call whose words are given; an unknown macro stays as a call without arguments. */
  String callWith(String name, List<String> words) {
    StringBuilder out = new StringBuilder();
    Macro macro = table.find(name);
    if (macro != null && macro.options() != null) {
      invoke(out, macro, words);
    } else if (macro == null && builtins.find(name) instanceof Builtin.Words function) {
      function.call(this, out, words);
    } else if (macro == null && builtins.find(name) instanceof Builtin.Raw function) {
      String text = String.join(" ", words.subList(0, Math.min(2, words.size())));
      function.call(this, out, text, 0, text.length(), true);
    } else {
      String call = "%{" + name + "}";
      expandInto(out, call, 0, call.length());
    }
    return out.toString();
  }

  void invoke(StringBuilder out, Macro macro, List<String> words) {
    String options = macro.options() == null ? "-" : macro.options();
    Arguments own = new Arguments(macro.name(), options, words);
    Arguments outer = arguments;
    level++;
    arguments = own;
    try {
      if (macro.function() != null) {
        append(out, macro.function().call(this, new MacroCall(own.optionValues(), own.operands())));
      } else {
        expandInto(out, macro.body(), 0, macro.body().length());
      }
    } finally {
      table.leave(level);
      level--;
      arguments = outer;
    }
  }

  /** A macro's value without arguments, as an existence test yields it. */
  private void plainValue(StringBuilder out, String name) {
    step(CALL_COST);
    String automatic = automatic(name);
    if (automatic != null) {
      append(out, automatic);
      return;
    }
    Macro macro = table.find(name);
    if (macro == null) {
      Builtin builtin = builtins.find(name);
      if (builtin instanceof Builtin.Words function) {
        function.call(this, out, List.of());
      }
    } else if (macro.function() != null) {
      invoke(out, macro, List.of());
    } else {
      body(out, macro);
    }
  }

  private @Nullable String automatic(String name) {
    return arguments == null || name.isEmpty() || Brackets.isNameStart(name.charAt(0))
        ? null
        : arguments.automatic(name);
  }

  @Override
  public boolean isDefined(String name) {
    return automatic(name) != null || table.find(name) != null || builtins.has(name);
  }

  @Override
  public boolean hasConditionDefaults() {
    return release.isAtLeast(RpmRelease.WITH_CONDITION_DEFAULTS);
  }

  Value expression(String text) {
    try {
      return ExpressionEvaluator.evaluate(
          text,
          this::expand,
          (t, start) -> Brackets.callEnd(t, start, t.length()),
          scripts::function);
    } catch (ExpressionException e) {
      throw new MacroException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Evaluates an expression whose macros have been expanded. */
  Value expandedExpression(String text) {
    try {
      return ExpressionEvaluator.evaluate(text, scripts::function);
    } catch (ExpressionException e) {
      throw new MacroException(String.valueOf(e.getMessage()), e);
    }
  }

  String shell(String command, String construct) {
    return scripts.shell(command, construct);
  }

  /** Runs the script between two indexes. */
  int lua(StringBuilder out, String text, int from, int to) {
    append(out, scripts.lua(text.substring(from, to), arguments));
    return to;
  }

  void define(DefinitionParser.Parsed parsed) {
    Macro macro = parsed.macro();
    table.push(
        parsed.expanded() ? macro.withBody(expand(macro.body())) : macro,
        parsed.global() ? 0 : level);
  }

  void append(StringBuilder out, String text) {
    append(out, text, 0, text.length());
  }

  void append(StringBuilder out, String text, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return;
    }
    meter.output(length);
    out.append(text, from, to);
  }

  void step(long count) {
    meter.step(count);
  }

  static String excerpt(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }

  @Override
  public Optional<String> value(String name) {
    if (!isDefined(name)) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    plainValue(out, name);
    return Optional.of(out.toString());
  }

  @Override
  public void define(String name, String body) {
    DefinitionParser.checkName(name, "define", builtins);
    table.push(Macro.text(name, null, body), 0);
  }

  @Override
  public void undefine(String name) {
    DefinitionParser.checkName(name, "undefine", builtins);
    table.pop(name);
  }

  @Override
  public Set<String> defined(String prefix) {
    return table.names(prefix);
  }

  @Override
  public RuntimeException failure(String message) {
    return new MacroException(message);
  }
}
