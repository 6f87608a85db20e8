package io.github.packit4j.koji;

import org.jspecify.annotations.Nullable;

/** Root of all exceptions of this module. */
public class KojiException extends RuntimeException {
  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   */
  public KojiException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what was tried, why it failed and what to do
   * @param cause what was behind it, if anything
   */
  public KojiException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
