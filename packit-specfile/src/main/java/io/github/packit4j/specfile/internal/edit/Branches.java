package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.ExpandedTag;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.internal.read.ConditionLine;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which lines of a spec file count: those in branches that hold in at least one of the
 * contexts of an edit. Without a context only what stands in no condition is known to count; asking
 * for anything else is refused.
 */
public final class Branches {

  private final SpecFile spec;
  private final List<MacroContext> contexts;
  private @Nullable List<ExpandedSpecFile> expanded;
  private @Nullable BitSet conditional;

  public Branches(SpecFile spec, List<MacroContext> contexts) {
    this.spec = spec;
    this.contexts = contexts;
  }

  /** Returns the file as each of the contexts reads it; it is read when that is first asked. */
  public List<ExpandedSpecFile> expanded() {
    List<ExpandedSpecFile> found = expanded;
    if (found == null) {
      found = contexts.stream().map(spec::expand).toList();
      expanded = found;
    }
    return found;
  }

  /**
   * Returns the tags of the main package with a name that count, in file order.
   *
   * @throws SpecFileException if that depends on a context and there is none
   */
  public List<Tag> tags(String name) {
    List<Tag> named = spec.tags().stream().filter(tag -> tag.isNamed(name)).toList();
    if (contexts.isEmpty()) {
      return known(named, name);
    }
    List<Tag> counting = new ArrayList<>();
    for (ExpandedSpecFile file : expanded()) {
      file.tag(name)
          .filter(ExpandedTag::valid)
          .map(ExpandedTag::tag)
          .filter(tag -> !counting.contains(tag))
          .ifPresent(counting::add);
    }
    return counting;
  }

  private List<Tag> known(List<Tag> named, String name) {
    List<Tag> outside = named.stream().filter(tag -> !isInBody(tag.lineIndex())).toList();
    for (Tag tag : outside) {
      if (isConditional(tag)) {
        throw undecided(tag.lineIndex(), name);
      }
    }
    return outside.isEmpty() ? outside : outside.subList(0, 1);
  }

  /**
   * Tells whether a line, from 0, counts.
   *
   * @param what what stands there, for the message
   * @throws SpecFileException if that depends on a context and there is none
   */
  public boolean counts(int line, String what) {
    if (!contexts.isEmpty()) {
      return expanded().stream().anyMatch(file -> file.isValid(line + 1));
    }
    if (conditional().get(line)) {
      throw undecided(line, what);
    }
    return true;
  }

  /** Tells whether a line, from 0, counts in each of the contexts; so it does without one. */
  public boolean countsEverywhere(int line) {
    return expanded().stream().allMatch(file -> file.isValid(line + 1));
  }

  /** Tells whether it depends on a context that a line, from 0, counts, and there is none. */
  public boolean isUndecided(int line) {
    return contexts.isEmpty() && conditional().get(line);
  }

  /**
   * Returns the indexes of the sections with a name that count.
   *
   * @throws SpecFileException if that depends on a context and there is none
   */
  public List<Integer> sections(String name) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < spec.sections().size(); i++) {
      Section section = spec.sections().get(i);
      if (!section.isPreamble()
          && section.name().equalsIgnoreCase(name)
          && counts(section.lineIndex(), "%" + name)) {
        found.add(i);
      }
    }
    return found;
  }

  /** Tells whether a line, from 0, stands in the body of a definition. */
  private boolean isInBody(int line) {
    for (Definition definition : spec.definitions()) {
      if (definition.lineIndex() < line && line < definition.lineIndex() + definition.lineCount()) {
        return true;
      }
    }
    return false;
  }

  private boolean isConditional(Tag tag) {
    boolean inMacro = spec.syntax().lines().start(tag.lineIndex()) != tag.nameSpan().start();
    return inMacro || conditional().get(tag.lineIndex());
  }

  private BitSet conditional() {
    BitSet found = conditional;
    if (found == null) {
      found = conditionalLines(spec.syntax());
      conditional = found;
    }
    return found;
  }

  private static BitSet conditionalLines(SpecSyntax syntax) {
    BitSet lines = new BitSet();
    int depth = 0;
    for (int line = 0; line < syntax.lines().count(); line++) {
      ConditionLine condition = ConditionLine.parse(syntax.lines(), line);
      if (condition != null && condition.word().startsWith("if")) {
        depth++;
      } else if (condition != null && condition.word().equals("endif")) {
        depth = Math.max(0, depth - 1);
      }
      lines.set(line, depth > 0);
    }
    return lines;
  }

  private static SpecFileException undecided(int line, String what) {
    return new SpecFileException(
        line + 1,
        1,
        what
            + " stands in a condition, and whether it counts depends on the distribution: start the"
            + " edit with SpecFile.edit(context)");
  }
}
