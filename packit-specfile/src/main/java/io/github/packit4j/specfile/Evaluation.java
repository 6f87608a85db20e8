package io.github.packit4j.specfile;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.ExpansionLimitException;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One reading of a spec file from top to bottom, the way RPM does it: conditions decide which lines
 * count, definitions take effect where they stand, tags define the macros named after them.
 */
final class Evaluation {

  private static final List<String> DEFINING_WORDS =
      List.of("define", "global", "bcond", "lua:", "load:");

  private final SpecSyntax syntax;
  private final TextLines lines;
  private final MacroExpander expander;
  private final ConditionStack conditions = new ConditionStack();
  private final BitSet invalid = new BitSet();
  private final List<ExpandedTag> tags = new ArrayList<>();

  /** Indexes of tags in bodies of definitions; they get their value where the macro is used. */
  private final List<Integer> lateTags = new ArrayList<>();

  private final Map<String, String> generatedTags = new HashMap<>();
  private final List<SpecProblem> problems = new ArrayList<>();
  private final Map<Integer, Tag> tagAt = new HashMap<>();
  private final Map<Integer, Definition> definitionAt = new HashMap<>();
  private final SourceCollector sources;
  private final SourceCollector patches;

  private Evaluation(SpecSyntax syntax, MacroExpander expander) {
    this.syntax = syntax;
    this.lines = syntax.lines();
    this.expander = expander;
    this.sources = new SourceCollector(SourceKind.SOURCE, expander);
    this.patches = new SourceCollector(SourceKind.PATCH, expander);
    syntax.tags().forEach(tag -> tagAt.put(tag.line(), tag));
    syntax.definitions().forEach(definition -> definitionAt.put(definition.line(), definition));
  }

  static Evaluation of(SpecSyntax syntax, MacroExpander expander) {
    Evaluation evaluation = new Evaluation(syntax, expander);
    evaluation.run();
    if (!evaluation.needsSecondPass()) {
      return evaluation;
    }
    Evaluation second = new Evaluation(syntax, expander);
    second.run();
    return second;
  }

  /**
   * Tells whether the result could change when the file is read again: RPM does so for each {@code
   * BuildArch}, and then a {@code %global} sees the tags that follow it.
   */
  private boolean needsSecondPass() {
    int version = Integer.MAX_VALUE;
    boolean buildArch = false;
    for (ExpandedTag tag : tags) {
      if (tag.valid() && tag.tag().section() == 0) {
        buildArch |= tag.tag().isNamed("BuildArch");
        version = tag.tag().isNamed("Version") ? tag.tag().line() : version;
      }
    }
    if (!buildArch) {
      return false;
    }
    for (Definition definition : syntax.definitions()) {
      if (definition.line() > version) {
        return false;
      }
      String body = definition.body();
      if (definition.global() && body.contains("%(") && body.contains("version")) {
        return true;
      }
    }
    return false;
  }

  MacroExpander expander() {
    return expander;
  }

  /** Returns the tags of the file in order. */
  List<ExpandedTag> tags() {
    return tags;
  }

  /** Returns the values of preamble tags that macros wrote, by name in lower case. */
  Map<String, String> generatedTags() {
    return generatedTags;
  }

  List<ExpandedSource> sources() {
    return sources.found();
  }

  List<ExpandedSource> patches() {
    return patches.found();
  }

  List<SpecProblem> problems() {
    return problems;
  }

  /** Tells whether a line stands in branches that hold only. */
  boolean isValid(int line) {
    return !invalid.get(line);
  }

  private void run() {
    for (int i = 0; i < syntax.sections().size(); i++) {
      Section section = syntax.sections().get(i);
      int end = syntax.endLine(i);
      for (int line = section.line(); line < end; ) {
        line = Math.min(end, read(line, i, section));
      }
    }
    for (int index : lateTags) {
      Tag tag = tags.get(index).tag();
      tags.set(index, new ExpandedTag(tag, expand(tag.line(), tag.value()), true));
    }
    if (!conditions.isEmpty()) {
      problem(conditions.openLine(), Kind.CONDITION, "%if is not closed; add an %endif");
    }
  }

  /** Reads the logical line that begins at a line; returns the line after it. */
  private int read(int line, int index, Section section) {
    Definition definition = definitionAt.get(line);
    if (definition != null && !definition.commentedOut()) {
      return define(line, definition);
    }
    boolean inPackage = section.name().equals(Section.PACKAGE);
    Tag tag = inPackage ? tagAt.get(line) : null;
    if (tag != null) {
      mark(line, tag.lineCount());
      read(tag);
      return line + tag.lineCount();
    }
    String content = lines.line(line);
    if (content.indexOf('%') < 0) {
      mark(line, 1);
      listed(section, line, content);
      return line + 1;
    }
    ConditionLine condition = ConditionLine.parse(lines, line);
    if (condition != null) {
      return condition(line, condition);
    }
    mark(line, 1);
    if (!conditions.active()) {
      return line + 1;
    }
    if (section.line() == line && !section.isPreamble()) {
      return line + 1;
    }
    if (listed(section, line, content)) {
      return line + 1;
    }
    boolean comment = content.stripLeading().startsWith("#");
    if (comment || (!inPackage && DEFINING_WORDS.stream().noneMatch(content::contains))) {
      return line + 1;
    }
    int end = syntax.logicalEnd(line);
    String result = expand(line, text(line, end));
    if (inPackage && index == 0) {
      readGenerated(result);
    }
    mark(line, end - line);
    return end;
  }

  private int define(int line, Definition definition) {
    int end = line + definition.lineCount();
    mark(line, definition.lineCount());
    boolean active = conditions.active();
    if (active) {
      expand(line, text(line, end) + "\n");
    }
    for (int i = line + 1; i < end; i++) {
      Tag tag = tagAt.get(i);
      if (tag != null) {
        if (active) {
          lateTags.add(tags.size());
        }
        tags.add(new ExpandedTag(tag, tag.value(), active));
      }
    }
    return end;
  }

  private String text(int line, int end) {
    String text = lines.text().substring(lines.start(line), lines.end(end - 1));
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
  }

  private int condition(int line, ConditionLine condition) {
    String word = condition.word();
    boolean known = true;
    if (word.startsWith("if")) {
      mark(line, condition.lineCount());
      conditions.open(line, () -> holds(line, word, condition.expression()));
    } else {
      if (!conditions.outerActive()) {
        invalid.set(line, line + condition.lineCount());
      }
      known =
          switch (word) {
            case "else" -> conditions.otherwise();
            case "endif" -> conditions.close();
            default ->
                conditions.elseIf(() -> holds(line, word.substring(2), condition.expression()));
          };
    }
    if (!known) {
      problem(line, Kind.CONDITION, "%" + word + " without %if");
    }
    return line + condition.lineCount();
  }

  private boolean holds(int line, String word, String expression) {
    try {
      return ConditionLine.holds(expander, word, expression);
    } catch (MacroException e) {
      failed(line, e);
      return false;
    }
  }

  private void read(Tag tag) {
    boolean valid = conditions.active();
    String value = valid ? expand(tag.line(), tag.value()) : tag.value();
    tags.add(new ExpandedTag(tag, value, valid));
    if (tag.isSource()) {
      sources.add(tag.digits(), tag.value(), value, valid);
    } else if (tag.isPatch()) {
      patches.add(tag.digits(), tag.value(), value, valid);
    } else if (valid) {
      TagMacros.define(expander, tag.name(), value, tag.section() == 0);
    }
  }

  /** Reads the tags that a macro of the preamble expands to. */
  private void readGenerated(String text) {
    if (text.indexOf(':') < 0) {
      return;
    }
    for (Tag tag : SpecSyntax.parse(text).preambleTags()) {
      if (tag.isSource()) {
        sources.add(tag.digits(), tag.value(), tag.value(), true);
      } else if (tag.isPatch()) {
        patches.add(tag.digits(), tag.value(), tag.value(), true);
      } else {
        generatedTags.putIfAbsent(TagMacros.key(tag.name()), tag.value());
        TagMacros.define(expander, tag.name(), tag.value(), true);
      }
    }
  }

  /** Reads a line of a list section; false if the section is another one. */
  private boolean listed(Section section, int line, String content) {
    boolean source = section.name().equals(SourceKind.SOURCE.listSection());
    if (section.line() == line
        || !(source || section.name().equals(SourceKind.PATCH.listSection()))) {
      return false;
    }
    if (!content.isBlank() && !content.stripLeading().startsWith("#")) {
      boolean valid = conditions.active();
      String location = content.strip();
      String value = valid ? expand(line, location) : location;
      (source ? sources : patches).add("", location, value, valid);
    }
    return true;
  }

  private String expand(int line, String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return expander.expand(text);
    } catch (MacroException e) {
      failed(line, e);
      return text;
    }
  }

  /** Notes a failed expansion; gives up if the failure has used up what the run may use. */
  private void failed(int line, MacroException failure) {
    String message = String.valueOf(failure.getMessage());
    problem(line, Kind.EXPANSION, message);
    try {
      expander.expand("%%");
    } catch (ExpansionLimitException e) {
      throw new SpecFileException(line + 1, 1, message, failure);
    }
  }

  private void mark(int line, int count) {
    if (!conditions.active()) {
      invalid.set(line, line + count);
    }
  }

  private void problem(int line, Kind kind, String message) {
    String content = lines.line(line);
    int column = content.length() - content.stripLeading().length() + 1;
    problems.add(new SpecProblem(line + 1, column, kind, message));
  }
}
