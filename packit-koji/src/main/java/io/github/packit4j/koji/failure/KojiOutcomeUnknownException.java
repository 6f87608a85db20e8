package io.github.packit4j.koji.failure;

import io.github.packit4j.koji.Builds;
import org.jspecify.annotations.Nullable;

/**
 * A call that changes something on the hub was sent, may have been executed, and its answer is
 * lost. Look at the hub before trying again: {@link Builds#search} for a build.
 */
public class KojiOutcomeUnknownException extends KojiException {
  /**
   * Creates the exception.
   *
   * @param message what was tried and what is not known
   * @param cause what was behind it, if anything
   */
  public KojiOutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
