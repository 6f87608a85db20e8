package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.DefinitionParser.Keyword;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/** The macros of a run as its Lua scripts see them. */
record LuaMacros(Interpreter run) implements LuaEvaluator.Macros {

  @Override
  public String expand(String text) {
    return run.expand(text);
  }

  @Override
  public void define(String definition) {
    DefinitionParser.Parsed parsed =
        DefinitionParser.parse(
            definition, 0, definition.length(), false, Keyword.NONE, run.release());
    run.table().push(parsed.macro(), 0);
  }

  @Override
  public void undefine(String name) {
    DefinitionParser.checkName(name, "undefine", run.builtins());
    run.table().pop(name);
  }

  @Override
  public Optional<MacroDefinition> lookup(String name) {
    Macro macro = run.table().find(name);
    if (macro != null) {
      return Optional.of(macro.definition());
    }
    return run.builtins().has(name)
        ? Optional.of(new MacroDefinition(name, Optional.of(""), ""))
        : Optional.empty();
  }

  @Override
  public String call(String name, List<String> arguments) {
    return run.callWith(name, arguments);
  }

  @Override
  public RpmRelease release() {
    return run.release();
  }

  @Override
  public List<String> sources() {
    return paths("SOURCE");
  }

  @Override
  public List<String> patches() {
    return paths("PATCH");
  }

  @Override
  public List<Integer> sourceNumbers() {
    return numbers("SOURCE");
  }

  @Override
  public List<Integer> patchNumbers() {
    return numbers("PATCH");
  }

  private List<Integer> numbers(String kind) {
    return run.table().declared(kind).stream()
        .map(name -> Integer.valueOf(name.substring(kind.length())))
        .toList();
  }

  /** Expands each path when it is asked for: a script may take one out of hundreds, often. */
  private List<String> paths(String kind) {
    List<String> names = run.table().declared(kind);
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return run.expand("%{" + names.get(index) + "}");
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }
}
