package io.github.packit4j.distgit.git;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a commit in a directory.
 *
 * @param directory where they are
 * @param files the paths of the regular files and symbolic links that were written, in the order of
 *     the tree
 * @param skipped what was left out, because it would reach outside of the directory
 */
public record Checkout(Path directory, List<String> files, List<Skipped> skipped) {

  /** Copies the lists. */
  public Checkout {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * An entry that was left out.
   *
   * @param path its path in the commit
   * @param reason why
   */
  public record Skipped(String path, String reason) {}
}
