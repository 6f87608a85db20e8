package io.github.packit4j.distgit;

import java.util.OptionalInt;

/** A {@code sources} file that cannot be read, or a change to one that it cannot hold. */
public final class SourcesException extends DistGitException {

  private static final long serialVersionUID = 1L;

  private final int line;

  SourcesException(String message) {
    super(message);
    this.line = 0;
  }

  SourcesException(int line, String message) {
    super("sources:" + line + ": " + message);
    this.line = line;
  }

  /** Returns the number of the offending line, from 1; empty if no line is to blame. */
  public OptionalInt line() {
    return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
  }
}
