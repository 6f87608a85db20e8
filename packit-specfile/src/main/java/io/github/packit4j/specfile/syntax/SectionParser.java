package io.github.packit4j.specfile.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into sections at the lines that begin with a section's name. */
final class SectionParser {

  static final Set<String> NAMES =
      Set.of(
          "build",
          "changelog",
          "check",
          "clean",
          "conf",
          "description",
          "end",
          "files",
          "filetrigger",
          "filetriggerin",
          "filetriggerpostun",
          "filetriggerun",
          "generate_buildrequires",
          "install",
          "package",
          "patchlist",
          "post",
          "posttrans",
          "postun",
          "postuntrans",
          "pre",
          "prep",
          "pretrans",
          "preun",
          "preuntrans",
          "sepolicy",
          "sourcelist",
          "transfiletrigger",
          "transfiletriggerin",
          "transfiletriggerpostun",
          "transfiletriggerun",
          "trigger",
          "triggerin",
          "triggerpostun",
          "triggerprein",
          "triggerun",
          "verifyscript");

  private final TextLines lines;
  private final String text;
  private final List<Definition> definitions;
  private @Nullable Set<String> multiLine;

  private SectionParser(TextLines lines, List<Definition> definitions) {
    this.lines = lines;
    this.text = lines.text();
    this.definitions = definitions;
  }

  static List<Section> parse(TextLines lines, List<Definition> definitions) {
    return new SectionParser(lines, definitions).parse();
  }

  private List<Section> parse() {
    List<Section> sections = new ArrayList<>();
    int definition = 0;
    int open = -1;
    for (int line = 0; line < lines.count(); line++) {
      if (text.charAt(lines.start(line)) != '%') {
        continue;
      }
      while (definition < definitions.size() && endLine(definitions.get(definition)) <= line) {
        definition++;
      }
      boolean defined =
          definition < definitions.size() && definitions.get(definition).lineIndex() <= line;
      if (!defined && isHeader(lines.start(line), lines.end(line))) {
        sections.add(section(open, line));
        open = line;
      }
    }
    sections.add(section(open, lines.count()));
    return List.copyOf(sections);
  }

  private static int endLine(Definition definition) {
    return definition.lineIndex() + definition.lineCount();
  }

  private boolean isHeader(int start, int end) {
    int nameEnd = Characters.skipWord(text, start + 1, end);
    if (nameEnd == start + 1
        || nameEnd < end
            && (!Characters.isBlank(text.charAt(nameEnd)) || text.charAt(end - 1) == '\\')) {
      return false;
    }
    return NAMES.contains(text.substring(start + 1, nameEnd).toLowerCase(Locale.ROOT));
  }

  private Section section(int header, int next) {
    int end = lines.start(next);
    if (header < 0) {
      SourceSpan span = new SourceSpan(0, end);
      return new Section(Section.PACKAGE, Section.PACKAGE, span.of(text), 1, span, span);
    }
    int start = lines.start(header);
    int headerEnd = headerEnd(header);
    boolean whole = headerEnd == lines.end(header);
    int textStart = whole ? lines.next(header) : Characters.skipBlanks(text, headerEnd, end);
    SourceSpan body = new SourceSpan(textStart, end);
    int nameEnd = Characters.skipWord(text, start + 1, lines.end(header));
    return new Section(
        text.substring(start + 1, nameEnd).toLowerCase(Locale.ROOT),
        text.substring(start + 1, headerEnd),
        body.of(text),
        header + 1,
        new SourceSpan(start, end),
        body);
  }

  /**
   * Returns the end of a header: a macro as its last word whose value begins with a line break
   * belongs to the section's text, as in <code>%description %{_description}</code>.
   */
  private int headerEnd(int header) {
    int start = lines.start(header);
    int end = lines.end(header);
    int word = end;
    while (word > start && !Characters.isBlank(text.charAt(word - 1))) {
      word--;
    }
    if (word == start || word == end || text.charAt(word) != '%') {
      return end;
    }
    int name = word + 1;
    while (name < end && (text.charAt(name) == '{' || text.charAt(name) == '?')) {
      name++;
    }
    int nameEnd = Characters.skipWord(text, name, end);
    boolean alone = nameEnd == end || (nameEnd == end - 1 && text.charAt(nameEnd) == '}');
    return alone && multiLine().contains(text.substring(name, nameEnd))
        ? Characters.skipBlanksBack(text, start, word)
        : end;
  }

  /** Returns the names of the macros of this file whose value begins with a line break. */
  private Set<String> multiLine() {
    Set<String> names = multiLine;
    if (names == null) {
      names = new HashSet<>();
      for (Definition definition : definitions) {
        if (beginsWithLineBreak(definition.body())) {
          names.add(definition.name());
        }
      }
      addGluedDefinitions("%global ", names);
      addGluedDefinitions("%define ", names);
      multiLine = names;
    }
    return names;
  }

  /** RPM also takes a definition without a blank before its body. */
  private void addGluedDefinitions(String keyword, Set<String> names) {
    for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
      int name = at + keyword.length();
      int nameEnd = Characters.skipWord(text, name, text.length());
      if (text.startsWith("\\\n", nameEnd) || text.startsWith("\\\r\n", nameEnd)) {
        names.add(text.substring(name, nameEnd));
      }
    }
  }

  private static boolean beginsWithLineBreak(String body) {
    int start = body.startsWith("%{expand:") ? "%{expand:".length() : 0;
    int at = body.startsWith("\\", start) ? start + 1 : start;
    return body.startsWith("\n", at) || body.startsWith("\r\n", at);
  }
}
