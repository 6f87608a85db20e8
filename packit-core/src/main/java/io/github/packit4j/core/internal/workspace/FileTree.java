package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.plan.FileContent;
import java.util.Optional;
import java.util.SortedSet;

/** The files of a repository at one commit. */
public interface FileTree {

  /**
   * Lists the files.
   *
   * @return their paths, relative to the top directory, joined by {@code /}
   */
  SortedSet<String> paths();

  /**
   * Reads a file.
   *
   * @param path its path
   * @return its content; empty if there is no such file
   */
  Optional<FileContent> file(String path);

  /**
   * Reads a symbolic link.
   *
   * @param path its path
   * @return where it leads, as it is written; empty if there is no such link, as in trees that know
   *     of none
   */
  default Optional<String> link(String path) {
    return Optional.empty();
  }

  /**
   * Tells whether a file is executable.
   *
   * @param path its path
   * @return its executable bit; false if there is no such file
   */
  boolean executable(String path);
}
