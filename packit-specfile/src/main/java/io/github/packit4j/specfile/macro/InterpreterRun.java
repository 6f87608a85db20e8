package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.util.List;
import java.util.Optional;

/** A run of the interpreter, as its callers and as the readers of spec files see it. */
final class InterpreterRun implements MacroExpander, SpecRun {

  private final Interpreter run;

  InterpreterRun(Interpreter run) {
    this.run = run;
  }

  @Override
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

  @Override
  public boolean condition(String expression) {
    return holds(expand(expression.replace("\\\n", "  ")));
  }

  @Override
  public void define(String name, String body) {
    run.define(name, body);
  }

  @Override
  public void undefine(String name) {
    run.undefine(name);
  }

  @Override
  public boolean isDefined(String name) {
    return run.isDefined(name);
  }

  @Override
  public Optional<MacroDefinition> lookup(String name) {
    return Optional.ofNullable(run.table().find(name)).map(Macro::definition);
  }

  @Override
  public Optional<String> value(String name) {
    return run.value(name);
  }

  @Override
  public List<ExpansionProblem> problems() {
    return run.problems();
  }

  @Override
  public MacroContext snapshot() {
    return run.table().snapshot();
  }

  @Override
  public void source(int number, String location) {
    declare("SOURCE", number, location);
  }

  @Override
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

  @Override
  public Optional<String> include(String name) {
    return run.file(name);
  }

  @Override
  public boolean hasLateDefinitions() {
    return run.table().hasLateDefinitions();
  }

  @Override
  public MacroExpander fork() {
    return new InterpreterRun(run.fork());
  }

  @Override
  public boolean holds(String expression) {
    return run.expandedExpression(expression).isTrue();
  }
}
