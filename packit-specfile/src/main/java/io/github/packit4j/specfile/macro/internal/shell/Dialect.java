package io.github.packit4j.specfile.macro.internal.shell;

/** Which shell is emulated. */
public enum Dialect {
  /** Bash, the {@code /bin/sh} of Fedora and its relatives. */
  BASH,
  /** A POSIX shell: it refuses slices, replacements, arrays and here-strings. */
  POSIX
}
