package io.github.packit4j.specfile.syntax;

import java.util.Locale;

/**
 * A section of a spec file: its header line and the lines up to the next header.
 *
 * <p>The preamble is the first section; it has no header and is named {@code package}, like those
 * of subpackages.
 *
 * @param name the section's name in lower case, without {@code %}
 * @param id the header line without {@code %}: name and arguments as written; {@code package} for
 *     the preamble
 * @param body the text after the header; a macro at the end of the header line whose value begins
 *     with a line break belongs to it
 * @param line the number of the first line, from 1
 * @param span the whole section with its header
 * @param bodySpan the text after the header line
 */
public record Section(
    String name, String id, String body, int line, SourceSpan span, SourceSpan bodySpan) {

  /** Returns the line as an index into {@link SpecSyntax#lines()}, from 0. */
  public int lineIndex() {
    return line - 1;
  }

  /** The name of the preamble and of subpackage sections. */
  public static final String PACKAGE = "package";

  /** Tells whether a word without {@code %}, in any case, is one that begins a section. */
  public static boolean isName(String word) {
    return SectionParser.NAMES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Tells whether this is the text before the first section header. */
  public boolean isPreamble() {
    return span.start() == bodySpan.start() && name.equals(PACKAGE);
  }
}
