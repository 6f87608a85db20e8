package io.github.packit4j.cli.run;

/** What the user gave does not make sense, or is not enough. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with what to give instead. */
  public UsageException(String message) {
    super(message);
  }
}
