package io.github.packit4j.specfile.macro.internal.shell;

/** A command that needs more steps than it may take. */
public final class ShellLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShellLimitException(String message) {
    super(message);
  }
}
