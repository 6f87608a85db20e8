package io.github.packit4j.core;

import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;
import java.util.Optional;

/**
 * A wish to have updates in testing pushed to stable ({@code push-updates}).
 *
 * @param packageName the package
 * @param alias the alias of one update, such as {@code FEDORA-2026-1a2b3c4d5e}; empty for all of
 *     the package that are in testing
 * @param project the web address of the package, which says whose updates are meant where several
 *     of a workflow's dist-gits have a Bodhi; empty for the only one
 */
public record PushRequest(String packageName, Optional<String> alias, Optional<URI> project) {

  /** Makes one that leaves open in which dist-git the package is. */
  public PushRequest(String packageName, Optional<String> alias) {
    this(packageName, alias, Optional.empty());
  }

  /**
   * Wishes for all updates of a package that are in testing.
   *
   * @param packageName the package
   * @return the request
   */
  public static PushRequest of(String packageName) {
    return new PushRequest(packageName, Optional.empty());
  }

  /**
   * Wishes for one update.
   *
   * @param packageName the package, of which it has a build
   * @param alias the update's alias
   * @return the request
   */
  public static PushRequest of(String packageName, String alias) {
    return new PushRequest(packageName, Optional.of(alias));
  }

  /**
   * Says in which dist-git the package is, where a workflow has several with a Bodhi.
   *
   * @param distGit the dist-git
   * @return the same request for the package there
   */
  public PushRequest in(DistGitInstance distGit) {
    return new PushRequest(packageName, alias, Optional.of(distGit.projectUrl(packageName)));
  }
}
