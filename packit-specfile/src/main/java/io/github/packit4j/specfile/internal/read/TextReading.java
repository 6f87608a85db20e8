package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.ExpandedTag;
import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.ExpansionLimitException;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one text line by line for an {@link Evaluation}: the spec file, or a file it includes. */
public final class TextReading {

  private static final List<String> DEFINING_WORDS =
      List.of("define", "global", "bcond", "lua:", "load:", "%include");

  private final Evaluation evaluation;
  private final SpecSyntax syntax;
  private final TextLines lines;
  private final @Nullable Inclusion inclusion;
  private final @Nullable Tag[] tagAt;
  private final @Nullable Definition[] definitionAt;
  private boolean mayRestart;
  private boolean restart;

  private TextReading(Evaluation evaluation, SpecSyntax syntax, @Nullable Inclusion inclusion) {
    this.evaluation = evaluation;
    this.syntax = syntax;
    this.lines = syntax.lines();
    this.inclusion = inclusion;
    this.tagAt = new Tag[lines.count()];
    this.definitionAt = new Definition[lines.count()];
    for (Tag tag : syntax.tags()) {
      tagAt[tag.lineIndex()] = tag;
    }
    for (Definition definition : syntax.definitions()) {
      definitionAt[definition.lineIndex()] = definition;
    }
  }

  /**
   * Prepares to read the spec file itself.
   *
   * @param mayRestart whether to stop at a {@code BuildArch} if RPM's second reading would differ
   */
  public static TextReading ofFile(Evaluation evaluation, SpecSyntax syntax, boolean mayRestart) {
    TextReading reading = new TextReading(evaluation, syntax, null);
    reading.mayRestart = mayRestart;
    return reading;
  }

  /** Reads the text; false if it has to be read again from the top. */
  public boolean run() {
    int line = 0;
    for (int i = 0; i < syntax.sections().size(); i++) {
      int end = syntax.endLine(i);
      boolean plain = isPlain(syntax.sections().get(i).name());
      while (line < end && !restart) {
        int next = plain ? nextCall(line, end) : line;
        if (next > line) {
          mark(line, next - line);
          line = next;
        } else {
          line = read(line, i);
        }
      }
    }
    return !restart;
  }

  /** Tells whether lines of a section without a percent sign are nothing but text. */
  private static boolean isPlain(String section) {
    return !section.equals(Section.PACKAGE) && SourceKind.ofListSection(section) == null;
  }

  /** Returns the first line from one on, up to an end, that has a percent sign. */
  private int nextCall(int line, int end) {
    int call = lines.text().indexOf('%', lines.start(line));
    if (call < 0 || call >= lines.start(end)) {
      return end;
    }
    return call < lines.next(line) ? line : lines.lineAt(call);
  }

  /** Reads the logical line that begins at a line; returns the line after it. */
  private int read(int line, int index) {
    Section section = syntax.sections().get(index);
    if (index == 0 && inclusion != null) {
      section = inclusion.section();
    }
    Definition definition = definitionAt[line];
    if (definition != null && !definition.commentedOut()) {
      return define(line, definition);
    }
    boolean inPackage = section.name().equals(Section.PACKAGE);
    Tag tag = inPackage ? tagAt[line] : null;
    if (tag != null) {
      mark(line, tag.lineCount());
      read(tag);
      return line + tag.lineCount();
    }
    String content = lines.line(line);
    if (content.indexOf('%') < 0) {
      mark(line, 1);
      if (!listed(section, line, content) && inPackage && active()) {
        indented(index, content);
      }
      return line + 1;
    }
    ConditionLine condition = ConditionLine.parse(lines, line);
    if (condition != null) {
      return condition(line, condition);
    }
    mark(line, 1);
    boolean header = section.lineIndex() == line && index > 0;
    if (!active() || header || listed(section, line, content)) {
      return line + 1;
    }
    boolean comment = content.stripLeading().startsWith("#");
    if (comment || (!inPackage && DEFINING_WORDS.stream().noneMatch(content::contains))) {
      return line + 1;
    }
    return expandLine(line, index, section);
  }

  /** Reads a tag with blanks before it, which newer releases of RPM take for one. */
  private void indented(int index, String content) {
    if (!content.isEmpty() && content.charAt(0) <= ' ' && evaluation.readsIndentedTags()) {
      boolean main = outerIndex(index) == 0;
      List<Tag> found = new WrittenTags(evaluation).read(content.stripLeading(), main, List.of());
      found.stream().filter(tag -> main).forEach(this::counted);
    }
  }

  private int expandLine(int line, int index, Section section) {
    int end = syntax.logicalEnd(line);
    Optional<String> expanded = evaluation.tryExpand(place(line), text(line, end));
    Optional<String> file = expanded.flatMap(Inclusion::file);
    if (expanded.isEmpty()) {
      end = Math.min(end, syntax.endLine(index));
    } else if (file.isPresent()) {
      include(file.get(), line, index, section);
    } else if (section.name().equals(Section.PACKAGE)) {
      boolean main = outerIndex(index) == 0;
      String written = evaluation.readsIndentedTags() ? unindented(expanded.get()) : expanded.get();
      List<Tag> found =
          new WrittenTags(evaluation).read(counted(place(line), written), main, tagsIn(line, end));
      found.stream().filter(tag -> main).forEach(this::counted);
    }
    mark(line, end - line);
    return end;
  }

  private static String unindented(String text) {
    return text.startsWith(" ") || text.startsWith("\t") ? text.stripLeading() : text;
  }

  /** Follows the conditions in a text that a macro has written; returns the lines that count. */
  private String counted(int place, String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    TextLines written = TextLines.of(text);
    StringBuilder counted = new StringBuilder();
    for (int i = 0; i < written.count(); ) {
      ConditionLine condition = ConditionLine.parse(written, i);
      if (condition != null) {
        evaluation.follow(place, condition);
        i += condition.lineCount();
      } else {
        counted.append(active() ? text.substring(written.start(i), written.next(i)) : "");
        i++;
      }
    }
    return counted.toString();
  }

  private boolean active() {
    return evaluation.conditions().active();
  }

  /** Returns the line of the spec file that a line of this text belongs to. */
  private int place(int line) {
    return inclusion == null ? line : inclusion.line();
  }

  private int outerIndex(int index) {
    return inclusion != null && index == 0 ? inclusion.index() : index;
  }

  /** Notes that a tag of the main package counts: at the first BuildArch RPM may begin again. */
  private void counted(Tag tag) {
    if (mayRestart && (tag.isNamed("BuildArch") || tag.isNamed("BuildArchitectures"))) {
      mayRestart = false;
      restart = SpecRun.of(evaluation.expander()).hasLateDefinitions();
    }
  }

  private int define(int line, Definition definition) {
    int end = line + definition.lineCount();
    mark(line, definition.lineCount());
    boolean active = active();
    if (active) {
      evaluation.expand(place(line), text(line, end) + "\n");
    }
    for (int i = line + 1; i < end && inclusion == null; i++) {
      Tag tag = tagAt[i];
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
    if (condition.opens()) {
      mark(line, condition.lineCount());
    } else if (!evaluation.conditions().outerActive()) {
      markInvalid(line, condition.lineCount());
    }
    evaluation.follow(place(line), condition);
    return line + condition.lineCount();
  }

  private void read(Tag tag) {
    boolean active = active();
    if (inclusion != null) {
      if (active && isWritten(tag)) {
        boolean main = outerIndex(tag.section()) == 0;
        Tag placed = main ? tag : WrittenTags.ofSubpackage(tag);
        evaluation.addWritten(placed, evaluation.expand(inclusion.line(), tag.value()));
      }
    } else if (active && !isWritten(tag)) {
      evaluation.addLeftOut(tag);
    } else {
      String value = active ? evaluation.expand(tag.lineIndex(), tag.value()) : tag.value();
      evaluation.addTag(new ExpandedTag(tag, value, active));
      if (active && tag.section() == 0) {
        counted(tag);
      }
    }
  }

  /** Tells whether the macro around a tag, as in <code>%{?x:URL: u}</code>, writes it. */
  private boolean isWritten(Tag tag) {
    int start = lines.start(tag.lineIndex());
    int nameStart = tag.nameSpan().start();
    return start == nameStart
        || evaluation
            .expand(place(tag.lineIndex()), lines.text().substring(start, nameStart) + "1}")
            .equals("1");
  }

  private List<Tag> tagsIn(int line, int end) {
    List<Tag> found = new ArrayList<>();
    for (int i = line + 1; i < end && inclusion == null; i++) {
      Tag tag = tagAt[i];
      if (tag != null) {
        found.add(tag);
      }
    }
    return found;
  }

  private void include(String file, int line, int index, Section section) {
    List<String> files = inclusion == null ? List.of() : inclusion.files();
    Optional<String> refusal = Inclusion.refusal(files, file);
    if (refusal.isPresent()) {
      notIncluded(line, file, refusal.get());
      return;
    }
    Inclusion inner = Inclusion.of(place(line), section, outerIndex(index), files, file);
    try {
      Optional<String> text = SpecRun.of(evaluation.expander()).include(file);
      if (text.isPresent()) {
        new TextReading(evaluation, SpecSyntax.parse(text.get()), inner).run();
      } else {
        notIncluded(line, file, "no text was supplied for this file");
      }
    } catch (ExpansionLimitException e) {
      evaluation.failed(place(line), e);
    }
  }

  private void notIncluded(int line, String file, String reason) {
    String message = "%include of " + file + " stays as it is: " + reason;
    evaluation.problem(place(line), Kind.NOT_EVALUATED, message);
  }

  /** Reads a line of a list section; false if the section is another one. */
  private boolean listed(Section section, int line, String content) {
    SourceKind kind = SourceKind.ofListSection(section.name());
    if (kind == null || (section.lineIndex() == line && inclusion == null)) {
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
    if (inclusion == null) {
      evaluation.markInvalid(line, count);
    }
  }
}
