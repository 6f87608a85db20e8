package io.github.packit4j.specfile.internal.update;

import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The definitions and tags of a spec file that a tag's value can be made of, in file order. */
public final class UpdateEntities {

  private final List<UpdateEntity> all = new ArrayList<>();

  public UpdateEntities(
      SpecFile spec, ExpandedSpecFile expanded, Tag changed, UnaryOperator<String> expand) {
    BitSet inBodies = new BitSet();
    for (Definition definition : spec.definitions()) {
      int end = definition.lineIndex() + definition.lineCount();
      inBodies.set(definition.lineIndex() + 1, end);
      boolean holdsTag = definition.lineIndex() <= changed.lineIndex() && changed.lineIndex() < end;
      if (definition.options().isEmpty()
          && !holdsTag
          && expanded.isValid(definition.line())
          && !isProtected(definition.name())) {
        boolean disabled = definition.commentedOut() || expand.apply(definition.body()).isEmpty();
        all.add(UpdateEntity.of(definition, disabled));
      }
    }
    for (Tag tag : spec.tags()) {
      if (expanded.isValid(tag.line())
          && !inBodies.get(tag.lineIndex())
          && !isProtected(tag.name())) {
        all.add(UpdateEntity.of(tag));
      }
    }
    all.sort(Comparator.comparingInt(UpdateEntity::line));
  }

  /** Names stay as they are: a package is never renamed. */
  private static boolean isProtected(String name) {
    return name.toLowerCase(Locale.ROOT).contains("name");
  }

  public List<UpdateEntity> above(int line) {
    return all.stream().filter(entity -> entity.line() < line).toList();
  }

  /** Returns the last definition of a macro above a line: the one that has effect there. */
  public Optional<UpdateEntity> closest(String macro, int line) {
    return above(line).stream()
        .filter(entity -> entity.isCalled(macro))
        .reduce((first, second) -> second);
  }

  /** Returns what a text calls and what that calls in turn, the innermost first. */
  public Set<UpdateEntity> reachable(String text, int line) {
    Set<UpdateEntity> found = new LinkedHashSet<>();
    collect(text, line, found);
    return found;
  }

  /** Returns those that call no other one: the ones that hold the parts of a value. */
  public Set<UpdateEntity> leaves(String text, int line) {
    Set<UpdateEntity> leaves = new LinkedHashSet<>();
    for (UpdateEntity entity : reachable(text, line)) {
      if (called(entity.value(), entity.line()).isEmpty()) {
        leaves.add(entity);
      }
    }
    return leaves;
  }

  /** Returns those whose name stands behind a percent sign or brace anywhere in a text. */
  public Set<UpdateEntity> mentionedIn(String text, int line) {
    Set<UpdateEntity> mentioned = new LinkedHashSet<>();
    for (UpdateEntity entity : above(line)) {
      Pattern call = Pattern.compile("%[{?!]*" + Pattern.quote(entity.name()) + "\\b");
      if (call.matcher(text).find()) {
        mentioned.add(entity);
      }
    }
    return mentioned;
  }

  private void collect(String text, int line, Set<UpdateEntity> found) {
    for (UpdateEntity entity : called(text, line)) {
      if (!found.contains(entity)) {
        collect(entity.value(), entity.line(), found);
        found.add(entity);
      }
    }
  }

  private List<UpdateEntity> called(String text, int line) {
    List<UpdateEntity> called = new ArrayList<>();
    List<UpdateEntity> above = above(line);
    for (UpdateEntity entity : above) {
      if (entity.isCalledBy(text)
          && above.stream()
              .noneMatch(later -> later.line() > entity.line() && later.isCalled(entity.name()))) {
        called.add(entity);
      }
    }
    return called;
  }
}
