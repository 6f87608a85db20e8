package io.github.packit4j.distgit.internal;

import io.github.packit4j.distgit.DistGitException;

/** Which names may become a file in a directory of ours. */
public final class FileNames {

  private static final int MAX_LENGTH = 255;

  private FileNames() {}

  /**
   * Returns the given name if it names a file directly inside a directory.
   *
   * @throws DistGitException if it is empty, {@code .} or {@code ..}, longer than 255 characters,
   *     or contains a separator or a control character
   */
  public static String requirePlain(String name) {
    if (!isPlain(name)) {
      throw new DistGitException(
          "Tried to use '"
              + printable(name)
              + "' as a file name but it is not one: it must not be empty, '.' or '..', nor contain"
              + " '/', '\\' or control characters");
    }
    return name;
  }

  /** Tells whether a name names a file directly inside a directory. */
  public static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .limit(MAX_LENGTH)
        .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.toString();
  }
}
