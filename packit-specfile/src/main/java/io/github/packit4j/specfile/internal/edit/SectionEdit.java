package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.internal.read.AutochangelogCall;
import io.github.packit4j.specfile.internal.read.SectionExtent;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Replaces and removes whole sections and leaves the conditions around them alone. */
public final class SectionEdit {

  private static final String CHANGELOG = "changelog";
  private static final Pattern DOUBLED = Pattern.compile("(?m)^([ \\t]*)%%(?=[A-Za-z])");

  private final SpecFile spec;
  private final Branches branches;

  public SectionEdit(SpecFile spec, Branches branches) {
    this.spec = spec;
    this.branches = branches;
  }

  /** Tells whether a changelog that counts is made by {@code %autochangelog}. */
  public boolean hasAutochangelog() {
    return branches.sections(CHANGELOG).stream()
        .map(index -> SectionExtent.of(spec.syntax(), index))
        .anyMatch(extent -> AutochangelogCall.isIn(extent.body()));
  }

  public List<Replacement> remove(String name) {
    return sections(name).stream()
        .map(index -> replaced(name, SectionExtent.of(spec.syntax(), index).span(), ""))
        .toList();
  }

  public List<Replacement> replace(String name, String body) {
    requireClosed(name, body);
    String newline = spec.syntax().lines().terminator();
    List<Replacement> replacements = new ArrayList<>();
    for (int index : sections(name)) {
      SectionExtent extent = SectionExtent.of(spec.syntax(), index);
      SourceSpan span = belowHeader(extent);
      boolean headerOpen = span.start() > 0 && spec.text().charAt(span.start() - 1) != '\n';
      boolean more = span.end() < spec.text().length();
      boolean lineOpen = more && !body.isEmpty() && !body.endsWith("\n");
      replacements.add(
          replaced(name, span, (headerOpen ? newline : "") + body + (lineOpen ? newline : "")));
    }
    return replacements.isEmpty() ? List.of(appended(name, body, newline)) : replacements;
  }

  /** Returns a section's text; of one that begins on the header's line, with the blank before. */
  private SourceSpan belowHeader(SectionExtent extent) {
    SourceSpan span = extent.bodySpan();
    int start = span.start();
    while (start > extent.span().start() && " \t".indexOf(spec.text().charAt(start - 1)) >= 0) {
      start--;
    }
    return new SourceSpan(start, span.end());
  }

  /**
   * Returns the sections that a header means, or its first word where that is all there is: one, or
   * the same one in several branches.
   */
  private List<Integer> sections(String header) {
    String wanted = squeezed(header);
    List<Integer> named =
        branches.sections(wanted.split(" ", 2)[0]).stream()
            .filter(index -> !isInMacro(spec.sections().get(index).lineIndex()))
            .toList();
    List<Integer> exact = named.stream().filter(index -> id(index).equals(wanted)).toList();
    if (!exact.isEmpty() || wanted.indexOf(' ') >= 0) {
      return exact;
    }
    Set<String> ids = new LinkedHashSet<>();
    named.forEach(index -> ids.add("%" + id(index)));
    if (ids.size() > 1) {
      throw new SpecFileException(
          "There are several sections %"
              + wanted
              + ": name one of them with what follows on its line: "
              + String.join(", ", ids));
    }
    return named;
  }

  private String id(int index) {
    return squeezed(spec.sections().get(index).id());
  }

  private static String squeezed(String header) {
    String[] words = header.strip().split("\\s+");
    words[0] = words[0].toLowerCase(Locale.ROOT);
    return String.join(" ", words);
  }

  /** Refuses to take away what the rest of the file needs: half a macro, or a definition. */
  private Replacement replaced(String name, SourceSpan span, String text) {
    SpecSyntax syntax = spec.syntax();
    int end = span.end() < spec.text().length() ? syntax.lines().lineAt(span.end()) : 0;
    if (isInMacro(end)) {
      throw new SpecFileException(
          end + 1,
          1,
          "The text of %" + name + " ends within a macro that goes on here; edit it by hand");
    }
    String rest = spec.text().substring(0, span.start()) + text + spec.text().substring(span.end());
    for (Definition definition : syntax.definitions()) {
      boolean goes = span.start() <= definition.marker().start() && !definition.commentedOut();
      if (goes && definition.marker().start() < span.end() && isUsed(definition.name(), rest)) {
        throw new SpecFileException(
            definition.line(),
            1,
            "The text of %"
                + name
                + " defines "
                + definition.name()
                + ", which is used elsewhere; move the definition to the preamble first");
      }
    }
    return new Replacement(span, text);
  }

  private static boolean isUsed(String macro, String text) {
    String name = Pattern.quote(macro);
    return Pattern.compile("%[{?!]*" + name + "\\b").matcher(text).find()
        && !Pattern.compile("%(?:global|define)\\s+" + name + "\\b").matcher(text).find();
  }

  /** Tells whether a line is the continuation of one above it, such as a line of a Lua script. */
  private boolean isInMacro(int line) {
    int start = 0;
    while (start < line) {
      start = spec.syntax().logicalEnd(start);
    }
    return start > line;
  }

  private Replacement appended(String name, String body, String newline) {
    String text = spec.text();
    String gap = text.isEmpty() ? "" : text.endsWith("\n") ? newline : newline + newline;
    SourceSpan end = new SourceSpan(text.length(), text.length());
    return new Replacement(end, gap + "%" + name + newline + body);
  }

  /** Refuses a text that RPM would not read as the text of one section. */
  private static void requireClosed(String name, String body) {
    // RPM reads %%if as %if, and looks for conditions and sections after that
    String read = DOUBLED.matcher(body).replaceAll("$1%");
    SpecFile alone = SpecFile.parse("%" + squeezed(name) + "\n" + read);
    if (alone.sections().size() > 2) {
      int line = alone.sections().get(2).lineIndex();
      throw new SpecFileException(
          "Line "
              + line
              + " of the new text of %"
              + name
              + " begins another section: "
              + alone.syntax().lines().line(line)
              + "; begin it with something else, such as a hyphen");
    }
    int lines = alone.syntax().lines().count();
    int end = alone.sections().size() < 2 ? lines : SectionExtent.of(alone.syntax(), 1).endLine();
    if (end < lines) {
      throw new SpecFileException(
          "Line "
              + end
              + " of the new text of %"
              + name
              + " is half of a condition: "
              + alone.syntax().lines().line(end)
              + "; begin it with something else, such as a hyphen, or write both ends");
    }
  }
}
