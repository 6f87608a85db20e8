package io.github.packit4j.specfile.internal.update;

import io.github.packit4j.specfile.internal.value.ValueNode;
import io.github.packit4j.specfile.internal.value.ValueParser;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A definition or tag that a value may be made of.
 *
 * @param name the name that calls it
 * @param definition the definition; null for a tag
 * @param tag the tag; null for a definition
 * @param line its line, from 0
 * @param disabled whether it has no effect today: commented out, or empty
 * @param value its text as written
 */
public record UpdateEntity(
    String name,
    @Nullable Definition definition,
    @Nullable Tag tag,
    int line,
    boolean disabled,
    String value) {

  public static UpdateEntity of(Definition definition, boolean disabled) {
    return new UpdateEntity(
        definition.name(), definition, null, definition.lineIndex(), disabled, definition.body());
  }

  public static UpdateEntity of(Tag tag) {
    String name = tag.name().toLowerCase(Locale.ROOT);
    return new UpdateEntity(name, null, tag, tag.lineIndex(), false, tag.value());
  }

  /** RPM defines the macros of a tag in lower and in upper case. */
  public boolean isCalled(String macro) {
    return macro.equals(name) || (tag != null && macro.equals(name.toUpperCase(Locale.ROOT)));
  }

  public boolean isCalledBy(String text) {
    List<ValueNode> nodes = ValueParser.parse(text);
    return ValueParser.calls(nodes, name)
        || (tag != null && ValueParser.calls(nodes, name.toUpperCase(Locale.ROOT)));
  }

  public boolean isCommentedOut() {
    return definition != null && definition.commentedOut();
  }
}
