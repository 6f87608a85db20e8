package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Definition.CommentStyle;
import io.github.packit4j.specfile.syntax.SourceSpan;
import java.util.List;

/** Switches macro definitions on and off. */
public final class DefinitionEdit {

  private static final int DNL_LENGTH = "%dnl".length();

  private DefinitionEdit() {}

  /** Makes a commented-out definition an active one. */
  public static List<Replacement> activate(Definition definition) {
    SourceSpan marker = definition.marker();
    return switch (definition.comment()) {
      case NONE -> List.of();
      case HASH -> List.of(new Replacement(marker, "%"));
      case DNL ->
          List.of(new Replacement(new SourceSpan(marker.start(), marker.start() + DNL_LENGTH), ""));
      case TEXT -> List.of(new Replacement(marker, "%"));
    };
  }

  /** Comments an active definition out. */
  public static List<Replacement> commentOut(Definition definition, CommentStyle style) {
    if (definition.commentedOut()) {
      return List.of();
    }
    SourceSpan marker = definition.marker();
    return switch (style) {
      case NONE -> List.of();
      case HASH -> List.of(new Replacement(marker, "#"));
      case DNL -> List.of(new Replacement(new SourceSpan(marker.start(), marker.start()), "%dnl"));
      case TEXT -> List.of(new Replacement(marker, "# %%"));
    };
  }
}
