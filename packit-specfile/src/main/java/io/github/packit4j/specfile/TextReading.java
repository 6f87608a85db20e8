package io.github.packit4j.specfile;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.ExpansionLimitException;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one text line by line for an {@link Evaluation}: the spec file, or a file it includes. */
final class TextReading {

  private static final int MAX_INCLUDES = 16;
  private static final Pattern INCLUDE =
      Pattern.compile("\\s*%include\\s+(\\S+).*", Pattern.DOTALL);
  private static final List<String> DEFINING_WORDS =
      List.of("define", "global", "bcond", "lua:", "load:", "%include");

  private final Evaluation evaluation;
  private final SpecSyntax syntax;
  private final TextLines lines;
  private final @Nullable Included included;
  private final Map<Integer, Tag> tagAt = new HashMap<>();
  private final Map<Integer, Definition> definitionAt = new HashMap<>();
  private boolean mayRestart;
  private boolean restart;

  /**
   * Where the file stands whose text is read.
   *
   * @param line the line of the spec file that includes it, through other files perhaps
   * @param section the section it stands in
   * @param index the index of that section
   * @param files the files that are being read, this one included
   */
  private record Included(int line, Section section, int index, Deque<String> files) {}

  private TextReading(Evaluation evaluation, SpecSyntax syntax, @Nullable Included included) {
    this.evaluation = evaluation;
    this.syntax = syntax;
    this.lines = syntax.lines();
    this.included = included;
    syntax.tags().forEach(tag -> tagAt.put(tag.line(), tag));
    syntax.definitions().forEach(definition -> definitionAt.put(definition.line(), definition));
  }

  /**
   * Prepares to read the spec file itself.
   *
   * @param mayRestart whether to stop at a {@code BuildArch} if RPM's second reading would differ
   */
  static TextReading ofFile(Evaluation evaluation, SpecSyntax syntax, boolean mayRestart) {
    TextReading reading = new TextReading(evaluation, syntax, null);
    reading.mayRestart = mayRestart;
    return reading;
  }

  /** Reads the text; false if it has to be read again from the top. */
  boolean run() {
    int line = 0;
    for (int i = 0; i < syntax.sections().size(); i++) {
      int end = syntax.endLine(i);
      while (line < end && !restart) {
        line = read(line, i);
      }
    }
    return !restart;
  }

  /** Reads the logical line that begins at a line; returns the line after it. */
  private int read(int line, int index) {
    Section section = syntax.sections().get(index);
    if (index == 0 && included != null) {
      section = included.section();
    }
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
    boolean header = section.line() == line && index > 0;
    if (!active() || header || listed(section, line, content)) {
      return line + 1;
    }
    boolean comment = content.stripLeading().startsWith("#");
    if (comment || (!inPackage && DEFINING_WORDS.stream().noneMatch(content::contains))) {
      return line + 1;
    }
    return expandLine(line, index, section);
  }

  private int expandLine(int line, int index, Section section) {
    int end = syntax.logicalEnd(line);
    Optional<String> expanded = evaluation.tryExpand(place(line), text(line, end));
    if (expanded.isEmpty()) {
      end = Math.min(end, syntax.endLine(index));
    } else if (!include(line, index, section, expanded.get())
        && section.name().equals(Section.PACKAGE)) {
      readWritten(expanded.get(), outerIndex(index), tagsIn(line, end));
    }
    mark(line, end - line);
    return end;
  }

  private boolean active() {
    return evaluation.conditions().active();
  }

  /** Returns the line of the spec file that a line of this text belongs to. */
  private int place(int line) {
    return included == null ? line : included.line();
  }

  private int outerIndex(int index) {
    return included != null && index == 0 ? included.index() : index;
  }

  /** Notes that a tag counts. */
  private void counted(Tag tag) {
    restart |=
        mayRestart
            && tag.section() == 0
            && (tag.isNamed("BuildArch") || tag.isNamed("BuildArchitectures"))
            && evaluation.expander().hasLateDefinitions();
  }

  private int define(int line, Definition definition) {
    int end = line + definition.lineCount();
    mark(line, definition.lineCount());
    boolean active = active();
    if (active) {
      evaluation.expand(place(line), text(line, end) + "\n");
    }
    for (int i = line + 1; i < end && included == null; i++) {
      Tag tag = tagAt.get(i);
      if (tag != null) {
        evaluation.addInBody(tag, active);
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
    ConditionStack conditions = evaluation.conditions();
    boolean known = true;
    if (word.startsWith("if")) {
      mark(line, condition.lineCount());
      conditions.open(place(line), () -> holds(line, word, condition.expression()));
    } else {
      if (!conditions.outerActive()) {
        markInvalid(line, condition.lineCount());
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
      evaluation.problem(place(line), Kind.CONDITION, "%" + word + " without %if");
    }
    return line + condition.lineCount();
  }

  private boolean holds(int line, String word, String expression) {
    try {
      return ConditionLine.holds(evaluation.expander(), word, expression);
    } catch (MacroException e) {
      evaluation.failed(place(line), e);
      return false;
    }
  }

  private void read(Tag tag) {
    boolean active = active();
    if (included != null) {
      if (active && isWritten(tag)) {
        Tag placed = outerIndex(tag.section()) == tag.section() ? tag : inSubpackage(tag);
        evaluation.addWritten(placed, evaluation.expand(included.line(), tag.value()));
      }
    } else if (active && !isWritten(tag)) {
      evaluation.addLeftOut(tag);
    } else {
      String value = active ? evaluation.expand(tag.line(), tag.value()) : tag.value();
      evaluation.addTag(new ExpandedTag(tag, value, active));
      if (active) {
        counted(tag);
      }
    }
  }

  /** Tells whether the macro around a tag, as in <code>%{?x:URL: u}</code>, writes it. */
  private boolean isWritten(Tag tag) {
    int start = lines.start(tag.line());
    int nameStart = tag.nameSpan().start();
    return start == nameStart
        || evaluation
            .expand(place(tag.line()), lines.text().substring(start, nameStart) + "1}")
            .equals("1");
  }

  private static Tag inSubpackage(Tag tag) {
    return new Tag(
        tag.name(),
        tag.value(),
        tag.comments(),
        1,
        tag.line(),
        tag.lineCount(),
        tag.nameSpan(),
        tag.valueSpan());
  }

  private List<Tag> tagsIn(int line, int end) {
    List<Tag> found = new ArrayList<>();
    for (int i = line + 1; i < end && included == null; i++) {
      Tag tag = tagAt.get(i);
      if (tag != null) {
        found.add(tag);
      }
    }
    return found;
  }

  /**
   * Reads the tags that a macro expands to.
   *
   * @param own the tags that the file has between the braces of that macro
   */
  private void readWritten(String text, int index, List<Tag> own) {
    if (text.indexOf(':') < 0 && own.isEmpty()) {
      return;
    }
    Map<String, Deque<Tag>> unwritten = new HashMap<>();
    for (Tag tag : own) {
      unwritten.computeIfAbsent(TagMacros.key(tag.name()), name -> new ArrayDeque<>()).add(tag);
    }
    Map<Tag, String> written = new HashMap<>();
    for (Tag tag : SpecSyntax.parse(text).preambleTags()) {
      Tag placed = index == 0 ? tag : inSubpackage(tag);
      Deque<Tag> same = unwritten.getOrDefault(TagMacros.key(tag.name()), new ArrayDeque<>());
      if (same.isEmpty()) {
        evaluation.addWritten(placed, tag.value());
      } else {
        written.put(same.poll(), tag.value());
      }
      counted(placed);
    }
    for (Tag tag : own) {
      String value = written.get(tag);
      if (value == null) {
        evaluation.addLeftOut(tag);
      } else {
        evaluation.addTag(new ExpandedTag(tag, value, true));
      }
    }
  }

  /** Reads the file that an {@code %include} names; false if the line is something else. */
  private boolean include(int line, int index, Section section, String expanded) {
    Matcher call = INCLUDE.matcher(expanded);
    if (!call.matches()) {
      return false;
    }
    String file = call.group(1);
    Deque<String> files = new ArrayDeque<>(included == null ? List.of() : included.files());
    if (files.contains(file)) {
      notIncluded(line, file, "it includes itself");
    } else if (files.size() == MAX_INCLUDES) {
      notIncluded(
          line, file, "files include each other more than " + MAX_INCLUDES + " levels deep");
    } else {
      files.push(file);
      include(file, new Included(place(line), section, outerIndex(index), files));
    }
    return true;
  }

  private void include(String file, Included place) {
    try {
      Optional<String> text = evaluation.expander().include(file);
      if (text.isPresent()) {
        new TextReading(evaluation, SpecSyntax.parse(text.get()), place).run();
      } else {
        notIncluded(place.line(), file, "no text was supplied for this file");
      }
    } catch (ExpansionLimitException e) {
      evaluation.failed(place.line(), e);
    }
  }

  private void notIncluded(int line, String file, String reason) {
    String message = "%include of " + file + " stays as it is: " + reason;
    evaluation.problem(place(line), Kind.NOT_EVALUATED, message);
  }

  /** Reads a line of a list section; false if the section is another one. */
  private boolean listed(Section section, int line, String content) {
    SourceKind kind = SourceKind.ofListSection(section.name());
    if (kind == null || (section.line() == line && included == null)) {
      return false;
    }
    if (!content.isBlank() && !content.stripLeading().startsWith("#")) {
      boolean valid = active();
      String location = content.strip();
      String value = valid ? evaluation.expand(place(line), location) : location;
      evaluation.addListed(kind, location, value, valid);
    }
    return true;
  }

  private void mark(int line, int count) {
    if (!active()) {
      markInvalid(line, count);
    }
  }

  private void markInvalid(int line, int count) {
    if (included == null) {
      evaluation.markInvalid(line, count);
    }
  }
}
