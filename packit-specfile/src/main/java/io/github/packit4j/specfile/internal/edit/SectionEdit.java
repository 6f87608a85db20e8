package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.internal.read.AutochangelogCall;
import io.github.packit4j.specfile.internal.read.SectionExtent;
import io.github.packit4j.specfile.syntax.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    return branches.sections(name).stream()
        .map(index -> new Replacement(SectionExtent.of(spec.syntax(), index).span(), ""))
        .toList();
  }

  public List<Replacement> replace(String name, String body) {
    requireClosed(name, body);
    String newline = spec.syntax().lines().terminator();
    List<Replacement> replacements = new ArrayList<>();
    for (int index : branches.sections(name)) {
      SectionExtent extent = SectionExtent.of(spec.syntax(), index);
      SourceSpan span = extent.bodySpan();
      boolean headerOpen = span.start() > 0 && spec.text().charAt(span.start() - 1) != '\n';
      boolean sameLine = headerOpen && span.length() > 0;
      boolean more = span.end() < spec.text().length();
      boolean lineOpen = more && !body.isEmpty() && !body.endsWith("\n");
      replacements.add(
          new Replacement(
              span, (headerOpen && !sameLine ? newline : "") + body + (lineOpen ? newline : "")));
    }
    return replacements.isEmpty() ? List.of(appended(name, body, newline)) : replacements;
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
    SpecFile alone = SpecFile.parse("%" + name.toLowerCase(Locale.ROOT) + "\n" + read);
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
