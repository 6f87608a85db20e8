package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Definition.CommentStyle;
import io.github.packit4j.specfile.version.Prerelease;
import java.util.List;

/** Switches the macro that marks pre-releases. */
public final class PrereleaseMacro {

  private PrereleaseMacro() {}

  /** Returns what activates the macro for a pre-release and comments it out for other versions. */
  public static List<Replacement> switched(SpecFile spec, String version, Prerelease prerelease) {
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
