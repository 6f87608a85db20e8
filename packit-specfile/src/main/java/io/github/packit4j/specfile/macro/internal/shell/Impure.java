package io.github.packit4j.specfile.macro.internal.shell;

/** Says that a command needs more than texts: a file, another program, the state of the system. */
final class Impure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Impure(String what) {
    super(what, null, false, false);
  }
}
