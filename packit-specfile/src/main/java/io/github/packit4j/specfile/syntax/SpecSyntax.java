package io.github.packit4j.specfile.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a spec file's text, found without expanding a macro.
 *
 * <p>Immutable and thread-safe. Parsing never fails: every text has a structure, and the spans of
 * its sections, put together, are the text.
 */
public final class SpecSyntax {

  private final TextLines lines;
  private final List<Definition> definitions;
  private final List<Section> sections;
  private volatile @Nullable List<Tag> tags;

  SpecSyntax(
      TextLines lines,
      List<Definition> definitions,
      List<Section> sections,
      @Nullable List<Tag> tags) {
    this.lines = lines;
    this.definitions = definitions;
    this.sections = sections;
    this.tags = tags;
  }

  /** Finds the structure of a text. */
  public static SpecSyntax parse(String text) {
    TextLines lines = TextLines.of(text);
    List<Definition> definitions = DefinitionParser.parse(lines);
    return new SpecSyntax(lines, definitions, SectionParser.parse(lines, definitions), null);
  }

  /**
   * Returns the structure of the text after one change of it, if the change is so plain that this
   * structure tells: it is then the one that {@link #parse} finds, in less time.
   *
   * @param span what was replaced
   * @param changed the whole text with something else in its place
   * @return empty if the changed text has to be parsed
   */
  public Optional<SpecSyntax> after(SourceSpan span, String changed) {
    return PlainChange.follow(this, span, changed);
  }

  /** Returns the lines of the text. */
  public TextLines lines() {
    return lines;
  }

  /** Returns all macro definitions in file order, those commented out included. */
  public List<Definition> definitions() {
    return definitions;
  }

  /** Returns all sections in file order; the first is the preamble. */
  public List<Section> sections() {
    return sections;
  }

  /** Returns the first section of a name such as {@code changelog}; case does not matter. */
  public Optional<Section> section(String name) {
    return sections.stream()
        .filter(section -> !section.isPreamble() && section.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Returns the tags of all packages in file order. */
  public List<Tag> tags() {
    List<Tag> found = tags;
    if (found == null) {
      found = new ArrayList<>();
      for (int i = 0; i < sections.size(); i++) {
        Section section = sections.get(i);
        if (section.name().equals(Section.PACKAGE)) {
          int first = section.isPreamble() ? 0 : section.line();
          found.addAll(TagParser.parse(lines, i, first, endLine(i)));
        }
      }
      found = List.copyOf(found);
      tags = found;
    }
    return found;
  }

  /** Returns the tags of the preamble. */
  public List<Tag> preambleTags() {
    return tags().stream().filter(tag -> tag.section() == 0).toList();
  }

  /** Returns the macros of {@code %prep} that unpack sources and apply patches. */
  public List<PrepMacro> prepMacros() {
    List<PrepMacro> found = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).name().equals("prep")) {
        found.addAll(PrepParser.parse(lines, sections.get(i).line(), endLine(i)));
      }
    }
    return List.copyOf(found);
  }

  /** Returns the index, from 0, of the line after a section. */
  public int endLine(int section) {
    return section + 1 < sections.size() ? sections.get(section + 1).lineIndex() : lines.count();
  }

  /**
   * Returns the index, from 0, of the line after a logical line, which begins at an index: RPM
   * joins lines while one ends in a backslash or a macro bracket is open.
   */
  public int logicalEnd(int line) {
    String text = lines.text();
    BracketCounter brackets = new BracketCounter(true);
    int last = line;
    brackets.feed(text, lines.start(line), lines.end(line));
    while ((brackets.isOpen() || endsInBackslash(last)) && last + 1 < lines.count()) {
      last++;
      brackets.feed('\n');
      brackets.feed(text, lines.start(last), lines.end(last));
    }
    return last + 1;
  }

  private boolean endsInBackslash(int line) {
    int end = lines.end(line);
    return end > lines.start(line) && lines.text().charAt(end - 1) == '\\';
  }
}
