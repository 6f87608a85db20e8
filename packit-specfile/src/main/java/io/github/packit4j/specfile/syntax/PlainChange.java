package io.github.packit4j.specfile.syntax;

import java.util.Optional;

/**
 * A change within a value that keeps the structure: letters, digits and a few marks become others
 * of that kind, from the first character of the value on. Nothing is parsed again; what contains
 * the change has another text, and what stands behind it another place.
 */
final class PlainChange {

  private static final String MARKS = "._+~^-";

  private final SpecSyntax before;
  private final String text;
  private final int start;
  private final int end;
  private final int shift;

  private PlainChange(SpecSyntax before, String text, int start, int end) {
    this.before = before;
    this.text = text;
    this.start = start;
    this.end = end;
    this.shift = text.length() - before.lines().text().length();
  }

  /**
   * Follows a change.
   *
   * @param span what was replaced
   * @param text the whole text after that
   * @return empty if the change is not plain
   */
  static Optional<SpecSyntax> follow(SpecSyntax before, SourceSpan span, String text) {
    String old = before.lines().text();
    int end = span.end();
    int newEnd = end + text.length() - old.length();
    int first = span.start() + 1;
    while (end > first && newEnd > first && old.charAt(end - 1) == text.charAt(newEnd - 1)) {
      end--;
      newEnd--;
    }
    if (!isPlain(old, span.start(), end) || !isPlain(text, span.start(), newEnd)) {
      return Optional.empty();
    }
    return new PlainChange(before, text, span.start(), end).after();
  }

  private static boolean isPlain(String text, int from, int to) {
    int i = from;
    while (i < to && (Characters.isWord(text.charAt(i)) || MARKS.indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i == to && from < to;
  }

  private Optional<SpecSyntax> after() {
    if (!isInOneValue()) {
      return Optional.empty();
    }
    return Optional.of(
        new SpecSyntax(
            before.lines().moved(text, end, shift),
            before.definitions().stream().map(this::moved).toList(),
            before.sections().stream().map(this::moved).toList(),
            before.tags().stream().map(this::moved).toList()));
  }

  /** Tells whether one tag or definition alone contains the change, at the start of its value. */
  private boolean isInOneValue() {
    int found = 0;
    for (Tag tag : before.tags()) {
      if (contains(tag.valueSpan())) {
        found += tag.valueSpan().start() == start ? 1 : 2;
      }
    }
    for (Definition definition : before.definitions()) {
      if (contains(definition.bodySpan())) {
        found += definition.bodySpan().start() == start && isNoComment(definition) ? 1 : 2;
      }
    }
    return found == 1;
  }

  /** Tells whether a definition stands on no line with {@code #}, which a tag may have above it. */
  private boolean isNoComment(Definition definition) {
    return text.charAt(definition.marker().start()) == '%' && !definition.commentedOut();
  }

  private boolean contains(SourceSpan span) {
    return span.start() < end && start < span.end();
  }

  private Tag moved(Tag tag) {
    return isBefore(tag.valueSpan())
        ? tag
        : new Tag(
            tag.name(),
            valueOf(tag.valueSpan(), tag.value()),
            tag.comments(),
            tag.section(),
            tag.line(),
            tag.lineCount(),
            moved(tag.nameSpan()),
            moved(tag.valueSpan()));
  }

  private Definition moved(Definition definition) {
    return isBefore(definition.bodySpan())
        ? definition
        : new Definition(
            definition.name(),
            definition.options(),
            valueOf(definition.bodySpan(), definition.body()),
            definition.global(),
            definition.comment(),
            definition.line(),
            definition.lineCount(),
            moved(definition.marker()),
            moved(definition.bodySpan()));
  }

  private Section moved(Section section) {
    SourceSpan body = moved(section.bodySpan());
    return isBefore(section.span())
        ? section
        : new Section(
            section.name(),
            section.id(),
            contains(section.bodySpan()) ? body.of(text) : section.body(),
            section.line(),
            moved(section.span()),
            body);
  }

  /** Returns the text of a value, which is changed only from its beginning on. */
  private String valueOf(SourceSpan span, String value) {
    return contains(span)
        ? text.substring(start, end + shift) + value.substring(end - start)
        : value;
  }

  private boolean isBefore(SourceSpan span) {
    return span.end() <= start;
  }

  private SourceSpan moved(SourceSpan span) {
    if (isBefore(span)) {
      return span;
    }
    int from = span.start() >= end ? span.start() + shift : span.start();
    return new SourceSpan(from, span.end() + shift);
  }
}
