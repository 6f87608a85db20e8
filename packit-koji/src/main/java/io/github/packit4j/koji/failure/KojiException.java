package io.github.packit4j.koji.failure;

import io.github.packit4j.http.PackitException;
import org.jspecify.annotations.Nullable;

/** The root of what this module throws. */
public class KojiException extends PackitException {
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
