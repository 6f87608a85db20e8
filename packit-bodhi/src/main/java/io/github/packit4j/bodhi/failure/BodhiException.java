package io.github.packit4j.bodhi.failure;

import io.github.packit4j.http.PackitException;
import org.jspecify.annotations.Nullable;

/** A call to Bodhi that failed. The root of this module's exceptions. */
public class BodhiException extends PackitException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /**
   * An exception with a cause.
   *
   * @param message what was tried and why it failed
   * @param passing whether the same call may succeed later
   * @param cause what failed below, or null
   */
  public BodhiException(String message, boolean passing, @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  @Override
  public boolean mayPassByItself() {
    return passing;
  }
}
