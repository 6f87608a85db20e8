package io.github.packit4j.specfile.internal.update;

import io.github.packit4j.specfile.internal.edit.DefinitionEdit;
import io.github.packit4j.specfile.internal.edit.Replacement;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Definition.CommentStyle;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** One way to give a tag a new value by changing what it is made of. */
public final class UpdateAttempt {

  private static final int MAX_DEPTH = 64;

  /** Dates and commit ids: a further part of a version is never moved into one. */
  private static final Pattern STAMP = Pattern.compile("\\d{8}|\\d{14}|[0-9a-f]{7,40}");

  /**
   * What an attempt may do.
   *
   * @param changing the definitions without further macros in them that may change
   * @param literalsKept whether the text between macros stays as it is
   * @param switching whether commented-out definitions may become active
   * @param replacing whether a definition made of macros may become plain text where nothing fits
   */
  public record Rules(
      Set<UpdateEntity> changing, boolean literalsKept, boolean switching, boolean replacing) {}

  private final UpdateEntities entities;
  private final Set<UpdateEntity> leaves;
  private final Rules rules;
  private final UnaryOperator<String> expand;
  private String whole = "";
  private final Map<UpdateEntity, String> updated = new LinkedHashMap<>();
  private final Set<UpdateEntity> locked = new HashSet<>();
  private final Set<UpdateEntity> flipped = new HashSet<>();

  public UpdateAttempt(
      UpdateEntities entities,
      Set<UpdateEntity> leaves,
      Rules rules,
      UnaryOperator<String> expand) {
    this.entities = entities;
    this.leaves = leaves;
    this.rules = rules;
    this.expand = expand;
  }

  /** Returns what gives the tag the value; empty if these rules do not allow it. */
  public Optional<List<Replacement>> run(Tag tag, String wanted) {
    whole = wanted;
    return fit(tag.value(), wanted, tag.lineIndex(), 0)
        .filter(value -> !rules.switching() || switchesOnly(wanted))
        .map(value -> replacements(tag, value));
  }

  /** Only the mark of a pre-release may be switched on, and only to what follows the tilde. */
  private boolean switchesOnly(String wanted) {
    String mark = wanted.substring(wanted.indexOf('~') + 1);
    boolean any = false;
    for (UpdateEntity entity : flipped) {
      if (entity.isCommentedOut()) {
        any = true;
        if (!mark.contains(updated.getOrDefault(entity, entity.value()))) {
          return false;
        }
      }
    }
    return any;
  }

  private List<Replacement> replacements(Tag tag, String value) {
    List<Replacement> replacements = new ArrayList<>();
    replacements.add(new Replacement(tag.valueSpan(), value));
    updated.forEach(
        (entity, text) -> {
          Definition definition = entity.definition();
          if (definition != null) {
            replacements.add(new Replacement(definition.bodySpan(), text));
            replacements.addAll(DefinitionEdit.activate(definition));
          } else if (entity.tag() != null && entity.line() != tag.lineIndex()) {
            replacements.add(new Replacement(entity.tag().valueSpan(), text));
          }
        });
    for (UpdateEntity entity : flipped) {
      Definition definition = entity.definition();
      if (definition != null && !updated.containsKey(entity)) {
        replacements.addAll(
            entity.disabled()
                ? DefinitionEdit.activate(definition)
                : DefinitionEdit.commentOut(definition, CommentStyle.DNL));
      }
    }
    return replacements;
  }

  private Optional<String> fit(String value, String wanted, int line, int depth) {
    if (value.equals(wanted) || depth > MAX_DEPTH) {
      return Optional.of(wanted);
    }
    Set<String> modifiable = new HashSet<>();
    Set<String> flippable = new HashSet<>();
    for (UpdateEntity entity : entities.above(line)) {
      boolean allowed = !leaves.contains(entity) || rules.changing().contains(entity);
      if (allowed && (!flipped.contains(entity) || entity.disabled())) {
        modifiable.add(entity.name());
        if (entity.tag() != null) {
          modifiable.add(entity.name().toUpperCase(Locale.ROOT));
        }
      }
      if (rules.switching() && entity.tag() == null && !flipped.contains(entity)) {
        flippable.add(entity.name());
      }
    }
    Optional<ValueShape.Fit> fit =
        ValueShape.fit(value, wanted, modifiable, flippable, rules.literalsKept(), expand);
    if (fit.isEmpty() && rules.switching()) {
      fit = ValueShape.fit(value, wanted, modifiable, Set.of(), rules.literalsKept(), expand);
    }
    Optional<String> text = fit.flatMap(found -> follow(found, line, depth));
    return text.isPresent() || !rules.replacing() || depth == 0 ? text : Optional.of(wanted);
  }

  private Optional<String> follow(ValueShape.Fit fit, int line, int depth) {
    for (Map.Entry<String, String> macro : fit.macros().entrySet()) {
      UpdateEntity entity = entities.closest(macro.getKey(), line).orElseThrow();
      String part = macro.getValue();
      if (locked.contains(entity) || entity.isCalledBy(part) || isMisplaced(entity, part)) {
        return Optional.empty();
      }
      locked.add(entity);
      Optional<String> text =
          leaves.contains(entity) ? Optional.of(part) : fit(entity, part, depth + 1);
      locked.remove(entity);
      if (text.isEmpty()) {
        return text;
      }
      updated.put(entity, text.get());
    }
    for (UpdateEntity entity : entities.above(line)) {
      if (fit.flipped().contains(entity.name())) {
        flipped.add(entity);
      }
    }
    return Optional.of(fit.value());
  }

  private Optional<String> fit(UpdateEntity entity, String part, int depth) {
    return fit(updated.getOrDefault(entity, entity.value()), part, entity.line(), depth);
  }

  private boolean isMisplaced(UpdateEntity entity, String part) {
    return !part.equals(whole)
        && STAMP.matcher(entity.value()).matches()
        && (rules.replacing() ? part.indexOf('.') >= 0 : !STAMP.matcher(part).matches());
  }
}
