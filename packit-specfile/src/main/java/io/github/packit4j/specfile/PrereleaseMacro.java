package io.github.packit4j.specfile;

import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Definition.CommentStyle;
import java.util.List;

/** Switches the macro that marks pre-releases. */
final class PrereleaseMacro {

  private PrereleaseMacro() {}

  /** Returns what activates the macro for a pre-release and comments it out for other versions. */
  static List<Replacement> switched(SpecFile spec, String version, Prerelease prerelease) {
    if (prerelease.suffix().isEmpty() || prerelease.macro().isEmpty()) {
      return List.of();
    }
    String name = prerelease.macro().get();
    for (Definition definition : spec.definitions()) {
      if (definition.name().equals(name)) {
        return prerelease.matches(version)
            ? DefinitionEdit.activate(definition)
            : DefinitionEdit.commentOut(definition, CommentStyle.HASH);
      }
    }
    return List.of();
  }
}
