package io.github.packit4j.specfile.internal.check;

/** A malformed dependency; the message says how and what to do. */
final class DependencyError extends Exception {
  private static final long serialVersionUID = 1L;

  DependencyError(String message) {
    super(message);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
