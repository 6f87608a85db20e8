package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes a tag's value by changing the macros it is made of.
 *
 * <p>The value is taken apart into text and calls of macros that this file defines above it; the
 * new text is fitted to that shape, and each definition takes its part, following further macros in
 * it. Where the new text does not fit, the value itself is replaced. Names are never changed.
 */
final class VersionUpdate {

  private static final Pattern PROTECTED = Pattern.compile("(?i).*name");
  private static final int MAX_DEPTH = 64;

  /** A definition or tag whose value may change. */
  private static final class Entity {
    private final String name;
    private final @Nullable Definition definition;
    private final @Nullable Tag tag;
    private final int line;
    private final boolean disabled;
    private String value;
    private boolean locked;
    private boolean updated;
    private boolean flipped;

    Entity(Definition definition, boolean disabled) {
      this.name = definition.name();
      this.definition = definition;
      this.tag = null;
      this.line = definition.line();
      this.disabled = disabled;
      this.value = definition.body();
    }

    Entity(Tag tag) {
      this.name = tag.name().toLowerCase(Locale.ROOT);
      this.definition = null;
      this.tag = tag;
      this.line = tag.line();
      this.disabled = false;
      this.value = tag.value();
    }

    boolean isCalled(String macro) {
      return macro.equals(name) || (tag != null && macro.equals(name.toUpperCase(Locale.ROOT)));
    }

    boolean isCalledBy(String text) {
      List<ValueNode> nodes = ValueParser.parse(text);
      return ValueParser.calls(nodes, name)
          || (tag != null && ValueParser.calls(nodes, name.toUpperCase(Locale.ROOT)));
    }
  }

  private final ExpandedSpecFile expanded;
  private final List<Entity> entities = new ArrayList<>();

  private VersionUpdate(SpecFile spec, ExpandedSpecFile expanded, Tag changed) {
    this.expanded = expanded;
    BitSet inBodies = new BitSet();
    for (Definition definition : spec.definitions()) {
      int end = definition.line() + definition.lineCount();
      inBodies.set(definition.line() + 1, end);
      boolean holdsTag = definition.line() <= changed.line() && changed.line() < end;
      if (definition.options().isEmpty()
          && !holdsTag
          && expanded.isValid(definition.line() + 1)
          && !PROTECTED.matcher(definition.name()).lookingAt()) {
        boolean disabled = definition.commentedOut() || expand(definition.body()).isEmpty();
        entities.add(new Entity(definition, disabled));
      }
    }
    for (Tag tag : spec.tags()) {
      if (expanded.isValid(tag.line() + 1)
          && !inBodies.get(tag.line())
          && !PROTECTED.matcher(tag.name()).lookingAt()) {
        entities.add(new Entity(tag));
      }
    }
    entities.sort(Comparator.comparingInt(entity -> entity.line));
  }

  /** Returns the replacements that give a preamble tag a new value. */
  static List<Replacement> replacements(
      SpecFile spec, ExpandedSpecFile expanded, Tag tag, String wanted) {
    VersionUpdate update = new VersionUpdate(spec, expanded, tag);
    String value = update.update(tag.value(), wanted, tag.line(), 0);
    List<Replacement> replacements = new ArrayList<>();
    replacements.add(new Replacement(tag.valueSpan(), value));
    for (Entity entity : update.entities) {
      if (entity.definition != null) {
        update.change(entity, entity.definition, replacements);
      } else if (entity.tag != null && entity.updated && entity.tag.line() != tag.line()) {
        replacements.add(new Replacement(entity.tag.valueSpan(), entity.value));
      }
    }
    return replacements;
  }

  private void change(Entity entity, Definition definition, List<Replacement> replacements) {
    if (entity.updated) {
      replacements.add(new Replacement(definition.bodySpan(), entity.value));
      replacements.addAll(DefinitionEdit.activate(definition));
    } else if (entity.flipped) {
      replacements.addAll(
          entity.disabled
              ? DefinitionEdit.activate(definition)
              : DefinitionEdit.commentOut(definition, Definition.CommentStyle.DNL));
    }
  }

  private String update(String value, String wanted, int line, int depth) {
    if (value.equals(wanted) || depth > MAX_DEPTH) {
      return wanted;
    }
    Set<String> modifiable = new HashSet<>();
    Set<String> flippable = new HashSet<>();
    for (Entity entity : entities) {
      if (entity.line < line) {
        if (!entity.flipped || entity.disabled) {
          modifiable.add(entity.name);
        }
        if (entity.tag != null) {
          modifiable.add(entity.name.toUpperCase(Locale.ROOT));
        } else if (!entity.flipped) {
          flippable.add(entity.name);
        }
      }
    }
    Optional<ValueShape.Fit> fit =
        ValueShape.fit(value, wanted, modifiable, flippable, this::expand)
            .or(() -> ValueShape.fit(value, wanted, modifiable, Set.of(), this::expand));
    return fit.map(found -> follow(found, wanted, line, depth)).orElse(wanted);
  }

  private String follow(ValueShape.Fit fit, String wanted, int line, int depth) {
    for (String macro : fit.macros().keySet()) {
      Entity entity = closest(macro, line);
      String part = String.valueOf(fit.macros().get(macro));
      if (entity.locked || entity.isCalledBy(part)) {
        return wanted;
      }
      entity.locked = true;
      entity.value = update(entity.value, part, entity.line, depth + 1);
      entity.locked = false;
      entity.updated = true;
    }
    for (Entity entity : entities) {
      if (entity.line < line && fit.flipped().contains(entity.name)) {
        entity.flipped = true;
      }
    }
    return fit.value();
  }

  private Entity closest(String macro, int line) {
    Entity closest = null;
    for (Entity entity : entities) {
      if (entity.line < line && entity.isCalled(macro)) {
        closest = entity;
      }
    }
    if (closest == null) {
      throw new IllegalStateException("No definition of " + macro + " above line " + (line + 1));
    }
    return closest;
  }

  private String expand(String text) {
    try {
      return expanded.expandHere(text);
    } catch (MacroException e) {
      return text;
    }
  }
}
