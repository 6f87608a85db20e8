package io.github.packit4j.specfile.macro.internal.shell;

/** A text that the shell itself would refuse: it prints nothing then. */
final class ShellSyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShellSyntaxError(String message) {
    super(message, null, false, false);
  }
}
