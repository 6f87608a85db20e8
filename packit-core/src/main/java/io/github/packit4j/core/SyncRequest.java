package io.github.packit4j.core;

import java.util.Optional;

/**
 * A wish to bring what changed in dist-git back upstream ({@code sync_from_downstream}).
 *
 * @param packageName the package in dist-git, whose configuration there counts
 * @param branch the dist-git branch; empty for the default branch
 * @param evenIfClosed whether a pull request is opened although somebody has closed one for the
 *     very same commit
 */
public record SyncRequest(String packageName, Optional<String> branch, boolean evenIfClosed) {

  /**
   * Wishes for the default branch of a package.
   *
   * @param packageName the package in dist-git
   * @return the request
   */
  public static SyncRequest of(String packageName) {
    return new SyncRequest(packageName, Optional.empty(), false);
  }

  /**
   * Wishes for a branch of a package.
   *
   * @param packageName the package in dist-git
   * @param branch the dist-git branch
   * @return the request
   */
  public static SyncRequest of(String packageName, String branch) {
    return new SyncRequest(packageName, Optional.of(branch), false);
  }
}
