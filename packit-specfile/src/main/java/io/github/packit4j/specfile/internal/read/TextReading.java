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
  private final WrittenSections written;
  private boolean mayRestart;
  private boolean restart;

  /** The section in force, where it is not the one whose header stands above the line. */
  private @Nullable Section opened;

  private TextReading(Evaluation evaluation, SpecSyntax syntax, @Nullable Inclusion inclusion) {
    this.evaluation = evaluation;
    this.syntax = syntax;
    this.lines = syntax.lines();
    this.inclusion = inclusion;
    this.written = new WrittenSections(syntax);
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
      while (line < end && !restart) {
        int next = isPlain(section(i).name()) ? nextCall(line, end) : line;
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
    Definition definition = definitionAt[line];
    if (definition != null && !definition.commentedOut()) {
      return define(line, definition);
    }
    if (index > 0 && syntax.sections().get(index).lineIndex() == line) {
      return header(line, index);
    }
    Tag tag = tagAt[line];
    if (tag != null) {
      mark(line, tag.lineCount());
      read(tag, section(index));
      return line + tag.lineCount();
    }
    String content = lines.line(line);
    if (content.indexOf('%') < 0) {
      mark(line, 1);
      plain(index, content);
      return line + 1;
    }
    ConditionLine condition = ConditionLine.parse(lines, line);
    if (condition != null) {
      return condition(line, condition);
    }
    mark(line, 1);
    Section section = section(index);
    SourceKind list = SourceKind.ofListSection(section.name());
    boolean comment = content.stripLeading().startsWith("#");
    if (list != null && !active() && !comment) {
      evaluation.addListed(list, content.strip(), content.strip(), false);
    }
    if (!active() || comment) {
      return line + 1;
    }
    boolean expands = list != null || section.name().equals(Section.PACKAGE);
    return expands || defines(content) || written.opensSection(line, content)
        ? expandLine(line, index, section)
        : line + 1;
  }

  private static boolean defines(String content) {
    for (String word : DEFINING_WORDS) {
      if (content.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the section that a line of a part of the text belongs to. */
  private Section section(int index) {
    if (opened != null) {
      return opened;
    }
    return index == 0 && inclusion != null ? inclusion.section() : syntax.sections().get(index);
  }

  private boolean isMain(Section section) {
    return inclusion != null && section.equals(inclusion.section())
        ? inclusion.index() == 0
        : section.isPreamble();
  }

  /** Reads a line without macros. */
  private void plain(int index, String content) {
    Section section = section(index);
    SourceKind list = SourceKind.ofListSection(section.name());
    if (list != null) {
      if (!content.isBlank() && !content.stripLeading().startsWith("#")) {
        evaluation.addListed(list, content.strip(), content.strip(), active());
      }
    } else if (section.name().equals(Section.PACKAGE) && active() && !content.isEmpty()) {
      boolean indented = content.charAt(0) <= ' ';
      if (indented ? evaluation.readsIndentedTags() : section.equals(opened)) {
        readTags(content.stripLeading(), section, List.of());
      }
    }
  }

  /**
   * Reads a section's header. One in a branch that does not hold opens no section; the rest of one
   * may be a macro that writes lines of the section.
   */
  private int header(int line, int index) {
    mark(line, 1);
    if (!active()) {
      opened = section(index - 1);
      return line + 1;
    }
    opened = null;
    Section section = syntax.sections().get(index);
    if (lines.line(line).indexOf('%', 1) < 0) {
      return line + 1;
    }
    int end = syntax.logicalEnd(line);
    if (end == line + 1 && SourceKind.ofListSection(section.name()) == null) {
      return line + 1;
    }
    Optional<String> expanded = evaluation.tryExpand(place(line), text(line, end));
    if (expanded.isEmpty()) {
      return line + 1;
    }
    int rest = expanded.get().indexOf('\n');
    if (rest >= 0) {
      readWritten(line, expanded.get().substring(rest + 1), section, "", List.of());
    }
    return taken(line, end, index, section);
  }

  private int expandLine(int line, int index, Section section) {
    int end = syntax.logicalEnd(line);
    String written = text(line, end);
    Optional<String> expanded = evaluation.tryExpand(place(line), written);
    Optional<String> file = expanded.flatMap(Inclusion::file);
    if (expanded.isEmpty()) {
      end = Math.min(end, syntax.endLine(index));
    } else if (file.isPresent()) {
      include(file.get(), line, section);
    } else {
      boolean tags = section.name().equals(Section.PACKAGE);
      readWritten(line, expanded.get(), section, written, tags ? tagsIn(line, end) : List.of());
    }
    return taken(line, end, index, section);
  }

  /** Ends the reading of lines that may hold headers, which were none if they count for nothing. */
  private int taken(int line, int end, int index, Section section) {
    if (opened == null && end > syntax.endLine(index)) {
      opened = section;
    }
    mark(line, end - line);
    return end;
  }

  /**
   * Reads a text that a macro has written.
   *
   * @param section the section it stands in; it may open others
   * @param location how the text is written, if it is that of one line
   * @param own the tags that the file itself has between the braces of the macro
   */
  private void readWritten(int line, String text, Section section, String location, List<Tag> own) {
    String counted = counted(place(line), text);
    if (!WrittenSections.mayHoldHeader(counted)) {
      readPart(counted, section, location, own);
      return;
    }
    SpecSyntax found = SpecSyntax.parse(counted);
    readPart(found.sections().get(0).body(), section, "", own);
    for (Section part : found.sections().subList(1, found.sections().size())) {
      opened = part;
      readPart(part.body(), part, "", List.of());
    }
  }

  private void readPart(String text, Section section, String location, List<Tag> own) {
    SourceKind list = SourceKind.ofListSection(section.name());
    if (section.name().equals(Section.PACKAGE)) {
      readTags(evaluation.readsIndentedTags() ? unindented(text) : text, section, own);
    } else if (list != null) {
      List<String> listed =
          text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
      for (String source : listed) {
        boolean alone = listed.size() == 1 && !location.isEmpty();
        evaluation.addListed(list, alone ? location.strip() : source, source, true);
      }
    }
  }

  private void readTags(String text, Section section, List<Tag> own) {
    boolean main = isMain(section);
    List<Tag> found = new WrittenTags(evaluation).read(text, main, own);
    found.stream().filter(tag -> main).forEach(this::counted);
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

  private void read(Tag tag, Section section) {
    boolean active = active();
    boolean main = isMain(section);
    if (inclusion != null) {
      if (active && section.name().equals(Section.PACKAGE) && isWritten(tag)) {
        Tag placed = main ? WrittenTags.ofMain(tag) : WrittenTags.ofSubpackage(tag);
        evaluation.addWritten(placed, evaluation.expand(inclusion.line(), tag.value()));
      }
    } else if (active && (!section.name().equals(Section.PACKAGE) || !isWritten(tag))) {
      evaluation.addLeftOut(tag);
    } else {
      Tag placed = !active ? tag : main ? WrittenTags.ofMain(tag) : WrittenTags.ofSubpackage(tag);
      String value = active ? evaluation.expand(tag.lineIndex(), tag.value()) : tag.value();
      evaluation.addTag(new ExpandedTag(placed, value, active));
      if (active && main) {
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

  private void include(String file, int line, Section section) {
    List<String> files = inclusion == null ? List.of() : inclusion.files();
    Optional<String> refusal = Inclusion.refusal(files, file);
    if (refusal.isPresent()) {
      notIncluded(line, file, refusal.get());
      return;
    }
    int index = isMain(section) ? 0 : 1;
    Inclusion inner = Inclusion.of(place(line), section, index, files, file);
    try {
      Optional<String> text = SpecRun.of(evaluation.expander()).include(file);
      if (text.isPresent()) {
        TextReading reading = new TextReading(evaluation, SpecSyntax.parse(text.get()), inner);
        reading.run();
        opened = reading.last(section);
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

  /** Returns the section in which the text ends, where it began in one. */
  private Section last(Section first) {
    int index = syntax.sections().size() - 1;
    return opened == null && index == 0 ? first : section(index);
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
