package io.github.packit4j.specfile.macro.internal.expression;

/** What an expression evaluates to. */
public sealed interface Value {
  /** Returns whether a condition with this value holds. */
  boolean isTrue();

  /** Returns the text that {@code %[...]} puts into the result. */
  String text();

  /** A 32-bit integer; arithmetic wraps. */
  record Int(int value) implements Value {
    @Override
    public boolean isTrue() {
      return value != 0;
    }

    @Override
    public String text() {
      return Integer.toString(value);
    }
  }

  /** A string. */
  record Text(String text) implements Value {
    @Override
    public boolean isTrue() {
      return !text.isEmpty();
    }
  }

  /** A version literal; it is never true. */
  record Version(RpmVersion version) implements Value {
    @Override
    public boolean isTrue() {
      return false;
    }

    @Override
    public String text() {
      return version.text();
    }
  }
}
