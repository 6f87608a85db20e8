package io.github.packit4j.bodhi;

import org.jspecify.annotations.Nullable;

/** A call to Bodhi that failed. The root of this module's exceptions. */
public class BodhiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * An exception with a cause.
   *
   * @param message what was tried and why it failed
   * @param retryable whether the same call may succeed later
   * @param cause what failed below, or null
   */
  public BodhiException(String message, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /**
   * Whether the same call may succeed later without anybody changing anything. A write that got no
   * answer may have been executed all the same; look before you repeat it.
   */
  public boolean retryable() {
    return retryable;
  }
}
