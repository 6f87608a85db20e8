package io.github.packit4j.specfile.syntax;

import java.util.List;

/**
 * A tag line of the preamble or of a subpackage, as written.
 *
 * @param name the tag with its number or qualifier, as spelled
 * @param value the raw value without trailing blanks; holds line breaks where macro brackets span
 *     lines
 * @param comments the {@code #} lines directly above, without their terminators
 * @param section the index of the section it stands in
 * @param line the number of its first line, from 1
 * @param lineCount the number of its lines
 * @param nameSpan where the name is
 * @param valueSpan where the value is
 */
public record Tag(
    String name,
    String value,
    List<String> comments,
    int section,
    int line,
    int lineCount,
    SourceSpan nameSpan,
    SourceSpan valueSpan) {

  /** Returns the line as an index into {@link SpecSyntax#lines()}, from 0. */
  public int lineIndex() {
    return line - 1;
  }

  /** Tells whether this tag has the given name; case does not matter. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Tells whether this is a {@code Source} tag with or without number. */
  public boolean isSource() {
    return isNumbered("source");
  }

  /** Tells whether this is a {@code Patch} tag with or without number. */
  public boolean isPatch() {
    return isNumbered("patch");
  }

  /** Returns the number's digits in a {@code Source} or {@code Patch} tag; empty without number. */
  public String digits() {
    return name.substring(firstDigit());
  }

  private int firstDigit() {
    int digit = name.length();
    while (digit > 0 && Character.isDigit(name.charAt(digit - 1))) {
      digit--;
    }
    return digit;
  }

  private boolean isNumbered(String word) {
    return name.regionMatches(true, 0, word, 0, word.length()) && firstDigit() == word.length();
  }
}
