package io.github.packit4j.specfile;

import org.jspecify.annotations.Nullable;

/** A spec file that cannot be read or edited as asked; tells where. */
public final class SpecFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * Creates an exception for a place in a spec file.
   *
   * @param line the line, from 1; 0 if the file as a whole is meant
   * @param column the column, from 1; 0 if the line as a whole is meant
   */
  public SpecFileException(int line, int column, String message) {
    this(line, column, message, null);
  }

  /** Creates an exception with the failure that led to it. */
  public SpecFileException(int line, int column, String message, @Nullable Throwable cause) {
    super(line == 0 ? message : line + ":" + column + ": " + message, cause);
    this.line = line;
    this.column = column;
  }

  /** Returns the line, from 1; 0 if the file as a whole is meant. */
  public int line() {
    return line;
  }

  /** Returns the column, from 1; 0 if the line as a whole is meant. */
  public int column() {
    return column;
  }
}
