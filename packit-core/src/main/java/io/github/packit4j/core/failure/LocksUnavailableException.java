package io.github.packit4j.core.failure;

/**
 * The program's {@link io.github.packit4j.core.PackageLocks} have thrown instead of giving a lock,
 * so nothing was done. Whatever holds them may be back later: this {@linkplain #mayPassByItself()
 * may pass by itself}.
 */
public final class LocksUnavailableException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param packageName whose lock was asked for
   * @param cause what the locks have thrown
   */
  public LocksUnavailableException(String packageName, RuntimeException cause) {
    super(
        "Tried to take the lock of %s but failed because: %s. Nothing was done; ask for the same again."
            .formatted(packageName, cause.getMessage()),
        cause);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
