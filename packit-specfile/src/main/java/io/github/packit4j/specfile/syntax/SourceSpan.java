package io.github.packit4j.specfile.syntax;

/**
 * A range of a text, in UTF-16 units.
 *
 * @param start offset of the first unit
 * @param end offset after the last unit; never before {@code start}
 */
public record SourceSpan(int start, int end) {

  /** Checks the order of the two offsets. */
  public SourceSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Not a span: " + start + ".." + end);
    }
  }

  /** Returns the length in UTF-16 units. */
  public int length() {
    return end - start;
  }

  /** Returns the text of this span within the text it was taken from. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
