package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far a section reaches on its own: up to the line that closes or continues a condition around
 * it, or opens one around the section after it.
 */
public final class SectionExtent {

  private final SpecSyntax syntax;
  private final Section section;
  private final int endLine;

  private SectionExtent(SpecSyntax syntax, Section section, int endLine) {
    this.syntax = syntax;
    this.section = section;
    this.endLine = endLine;
  }

  public static SectionExtent of(SpecSyntax syntax, int index) {
    Section section = syntax.sections().get(index);
    int end = syntax.endLine(index);
    return new SectionExtent(syntax, section, ownEnd(syntax, section.line(), end));
  }

  private static int ownEnd(SpecSyntax syntax, int first, int end) {
    TextLines lines = syntax.lines();
    Deque<Integer> open = new ArrayDeque<>();
    for (int line = first; line < end; line++) {
      ConditionLine condition = ConditionLine.parse(lines, line);
      if (condition == null) {
        continue;
      }
      if (condition.word().startsWith("if")) {
        open.addLast(line);
      } else if (open.isEmpty()) {
        return line;
      } else if (condition.word().equals("endif")) {
        open.removeLast();
      }
    }
    return open.isEmpty() ? end : open.peekFirst();
  }

  /** Returns the number of the line, from 0, after the section's own lines. */
  public int endLine() {
    return endLine;
  }

  public Section section() {
    return section;
  }

  /** Returns the section's own text with its header. */
  public SourceSpan span() {
    return new SourceSpan(section.span().start(), end(section.span()));
  }

  /** Returns the section's own text below its header. */
  public SourceSpan bodySpan() {
    return new SourceSpan(section.bodySpan().start(), end(section.bodySpan()));
  }

  public String body() {
    return bodySpan().of(syntax.lines().text());
  }

  private int end(SourceSpan whole) {
    int end = syntax.lines().start(endLine);
    return Math.max(whole.start(), Math.min(whole.end(), end));
  }
}
