package io.github.packit4j.core;

import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;
import java.util.Optional;

/**
 * A wish to bring what changed in dist-git back upstream ({@code sync_from_downstream}).
 *
 * @param packageName the package in dist-git, whose configuration there counts
 * @param branch the dist-git branch; empty for the default branch
 * @param evenIfClosed whether a pull request is opened although somebody has closed one for the
 *     very same commit
 * @param project the web address of the package, which says in which of a workflow's dist-gits it
 *     is; empty for the only one in which its configuration has the job
 */
public record SyncRequest(
    String packageName, Optional<String> branch, boolean evenIfClosed, Optional<URI> project) {

  /** Makes one that leaves open in which dist-git the package is. */
  public SyncRequest(String packageName, Optional<String> branch, boolean evenIfClosed) {
    this(packageName, branch, evenIfClosed, Optional.empty());
  }

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

  /**
   * Says in which dist-git the package is, where a workflow has several.
   *
   * @param distGit the dist-git
   * @return the same request for the package there
   */
  public SyncRequest in(DistGitInstance distGit) {
    return new SyncRequest(
        packageName, branch, evenIfClosed, Optional.of(distGit.projectUrl(packageName)));
  }
}
