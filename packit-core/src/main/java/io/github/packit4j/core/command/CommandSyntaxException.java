package io.github.packit4j.core.command;

/** A line is no command; the message says why. Never leaves the package. */
final class CommandSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int column;

  CommandSyntaxException(int column, String message) {
    super(message, null, false, false);
    this.column = column;
  }

  /** Where the word begins that is wrong, from 1. */
  int column() {
    return column;
  }
}
