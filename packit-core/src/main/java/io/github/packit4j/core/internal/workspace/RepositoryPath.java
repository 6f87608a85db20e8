package io.github.packit4j.core.internal.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paths inside a repository, which must not leave it. */
public final class RepositoryPath {

  /** Controls, and what is not seen or turns the direction of writing. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}]");

  /** Git's directory as file systems name it that ignore case or shorten names. */
  private static final Pattern GIT = Pattern.compile("(?i)(.*/)?(\\.git|git~[0-9])[. ]*(/.*)?");

  private RepositoryPath() {}

  /**
   * Refuses a path that another system, or somebody who reads it, takes for another one.
   *
   * @param path a normalized path
   * @return the same path
   * @throws IllegalPathException if it holds a line break, another character that cannot be seen, a
   *     backslash, or git's own directory in any case
   */
  static String requireSafe(String path) {
    if (INVISIBLE.matcher(path).find() || path.indexOf('\\') >= 0) {
      throw new IllegalPathException(
          INVISIBLE.matcher(path).replaceAll("?"),
          "holds a backslash or a character that cannot be seen. Rename the file.");
    }
    if (GIT.matcher(path).matches()) {
      throw new IllegalPathException(path, "is git's own. Nothing can be put there.");
    }
    return path;
  }

  /**
   * Resolves {@code .}, {@code ..} and doubled slashes.
   *
   * @param path a path relative to the repository's top directory
   * @return the same path without them; empty for the top directory
   * @throws IllegalPathException if the path leads out of the repository
   */
  static String normalize(String path) {
    if (path.startsWith("/")) {
      throw new IllegalPathException(path);
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw new IllegalPathException(path);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /**
   * Finds a file that lies below another file, which git cannot have: it would drop the other one,
   * and no difference would show it.
   *
   * @param paths the files of a commit
   * @return the first such file
   */
  public static Optional<String> belowAnother(Set<String> paths) {
    return paths.stream().filter(path -> above(path).anyMatch(paths::contains)).findFirst();
  }

  private static Stream<String> above(String path) {
    return Stream.iterate(
            path.lastIndexOf('/'), end -> end > 0, end -> path.lastIndexOf('/', end - 1))
        .map(end -> path.substring(0, end));
  }

  static String join(String directory, String name) {
    return directory.isEmpty() ? name : name.isEmpty() ? directory : directory + "/" + name;
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
