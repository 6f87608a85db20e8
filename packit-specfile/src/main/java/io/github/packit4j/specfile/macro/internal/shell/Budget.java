package io.github.packit4j.specfile.macro.internal.shell;

/** The steps and characters that one command may still take. */
final class Budget {
  private final long limit;
  private long left;

  Budget(long limit) {
    this.limit = limit;
    this.left = limit;
  }

  void spend(long count) {
    left -= count;
    if (left < 0) {
      throw new ShellLimitException("The command takes more than " + limit + " steps");
    }
  }

  long used() {
    return limit - left;
  }

  /** A view of a text that pays for each character a regular expression looks at. */
  CharSequence metered(CharSequence text) {
    return new Metered(text);
  }

  private final class Metered implements CharSequence {
    private final CharSequence text;

    Metered(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      spend(1);
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Metered(text.subSequence(start, end));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
