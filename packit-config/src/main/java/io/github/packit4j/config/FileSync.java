package io.github.packit4j.config;

import java.util.List;

/**
 * One item of {@code files_to_sync}: files copied from the upstream repository to dist-git.
 *
 * @param src paths or shell globs, relative to the upstream repository; a trailing {@code /} means
 *     the contents of a directory
 * @param dest where they go, relative to the dist-git repository
 * @param mkpath whether missing directories of {@code dest} are created
 * @param delete whether files that the source lacks are removed from destination directories
 * @param filters rsync filter rules, in order
 */
public record FileSync(
    List<String> src, String dest, boolean mkpath, boolean delete, List<String> filters) {

  /** Copies the lists. */
  public FileSync {
    src = List.copyOf(src);
    filters = List.copyOf(filters);
  }

  /**
   * Returns an item that copies one path to another, without options.
   *
   * @param src the path in the upstream repository
   * @param dest the path in dist-git
   */
  public static FileSync of(String src, String dest) {
    return new FileSync(List.of(src), dest, false, false, List.of());
  }
}
