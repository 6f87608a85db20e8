package io.github.packit4j.core.internal.workspace;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside a repository, which must not leave it. */
final class RepositoryPath {

  private RepositoryPath() {}

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

  static String join(String directory, String name) {
    return directory.isEmpty() ? name : name.isEmpty() ? directory : directory + "/" + name;
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
