package io.github.packit4j.specfile.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into sections at the lines that begin with a section's name. */
final class SectionParser {

  private static final Set<String> NAMES =
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

  private SectionParser() {}

  static List<Section> parse(TextLines lines, List<Definition> definitions) {
    String text = lines.text();
    List<Section> sections = new ArrayList<>();
    int definition = 0;
    int open = -1;
    for (int line = 0; line < lines.count(); line++) {
      while (definition < definitions.size() && endLine(definitions.get(definition)) <= line) {
        definition++;
      }
      if (text.charAt(lines.start(line)) != '%'
          || (definition < definitions.size() && definitions.get(definition).line() <= line)
          || !isHeader(text, lines.start(line), lines.end(line))) {
        continue;
      }
      sections.add(section(lines, definitions, open, line));
      open = line;
    }
    sections.add(section(lines, definitions, open, lines.count()));
    return List.copyOf(sections);
  }

  private static int endLine(Definition definition) {
    return definition.line() + definition.lineCount();
  }

  private static boolean isHeader(String text, int start, int end) {
    int nameEnd = Characters.skipWord(text, start + 1, end);
    if (nameEnd < end
        && (!Characters.isBlank(text.charAt(nameEnd)) || text.charAt(end - 1) == '\\')) {
      return false;
    }
    return NAMES.contains(text.substring(start + 1, nameEnd).toLowerCase(Locale.ROOT));
  }

  private static Section section(
      TextLines lines, List<Definition> definitions, int header, int next) {
    String text = lines.text();
    int end = lines.start(next);
    if (header < 0) {
      SourceSpan span = new SourceSpan(0, end);
      return new Section(Section.PACKAGE, Section.PACKAGE, span.of(text), 0, span, span);
    }
    int start = lines.start(header);
    int headerEnd = headerEnd(lines, definitions, header);
    boolean whole = headerEnd == lines.end(header);
    int textStart = whole ? lines.next(header) : Characters.skipBlanks(text, headerEnd, end);
    SourceSpan body = new SourceSpan(textStart, end);
    int nameEnd = Characters.skipWord(text, start + 1, lines.end(header));
    return new Section(
        text.substring(start + 1, nameEnd).toLowerCase(Locale.ROOT),
        text.substring(start + 1, headerEnd),
        body.of(text),
        header,
        new SourceSpan(start, end),
        body);
  }

  /**
   * Returns the end of a header: a macro as its last word whose value begins with a line break
   * belongs to the section's text, as in <code>%description %{_description}</code>.
   */
  private static int headerEnd(TextLines lines, List<Definition> definitions, int header) {
    String text = lines.text();
    int start = lines.start(header);
    int end = lines.end(header);
    int word = end;
    while (word > start && !Characters.isBlank(text.charAt(word - 1))) {
      word--;
    }
    if (word == start || word == end || text.charAt(word) != '%') {
      return end;
    }
    String name = text.substring(word + 1, end).replaceAll("^\\{\\??|\\}$", "");
    for (Definition definition : definitions) {
      if (definition.name().equals(name) && beginsWithLineBreak(definition.body())) {
        return Characters.skipBlanksBack(text, start, word);
      }
    }
    // RPM also takes a definition without blank before its body
    boolean glued =
        text.contains("%global " + name + "\\\n") || text.contains("%define " + name + "\\\n");
    return glued ? Characters.skipBlanksBack(text, start, word) : end;
  }

  private static boolean beginsWithLineBreak(String body) {
    String value = body.startsWith("%{expand:") ? body.substring("%{expand:".length()) : body;
    String text = value.startsWith("\\") ? value.substring(1) : value;
    return text.startsWith("\n") || text.startsWith("\r\n");
  }
}
