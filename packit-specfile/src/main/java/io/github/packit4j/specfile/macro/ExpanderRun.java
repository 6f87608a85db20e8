package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.util.Optional;

/** A run as the readers of spec files see it. */
record ExpanderRun(Interpreter run) implements SpecRun {

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
    return new MacroExpander(run.fork());
  }

  @Override
  public boolean holds(String expression) {
    return run.expandedExpression(expression).isTrue();
  }
}
