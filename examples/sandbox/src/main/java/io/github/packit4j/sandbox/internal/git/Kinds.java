package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.FileTree.Kind;
import org.eclipse.jgit.lib.FileMode;

/** Kinds of files and their modes in git. */
final class Kinds {

  private Kinds() {}

  static FileMode mode(Kind kind) {
    return switch (kind) {
      case FILE -> FileMode.REGULAR_FILE;
      case EXECUTABLE -> FileMode.EXECUTABLE_FILE;
      case LINK -> FileMode.SYMLINK;
    };
  }

  static Kind of(FileMode mode) {
    if (mode.equals(FileMode.SYMLINK.getBits())) {
      return Kind.LINK;
    }
    return mode.equals(FileMode.EXECUTABLE_FILE.getBits()) ? Kind.EXECUTABLE : Kind.FILE;
  }

  /** Tells whether both are links or neither is: a change of the executable bit is a mere one. */
  static boolean areAlike(FileMode one, FileMode other) {
    return mode(Kind.LINK).equals(one.getBits()) == mode(Kind.LINK).equals(other.getBits());
  }
}
