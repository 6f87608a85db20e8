package io.github.packit4j.config.rule.internal;

/** A text that can be looked at only so often, which bounds the steps of a regular expression. */
public final class BoundedText implements CharSequence {

  private static final int MAX_LOOKS = 5_000_000;

  private final CharSequence text;
  private int looks;

  /**
   * Wraps a text for one match.
   *
   * @param text the text
   */
  public BoundedText(CharSequence text) {
    this.text = text;
  }

  /** The bound is reached. */
  public static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExhaustedException() {
      super("too many steps");
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > MAX_LOOKS) {
      throw new ExhaustedException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
