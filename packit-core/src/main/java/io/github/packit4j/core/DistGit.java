package io.github.packit4j.core;

import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import java.net.URI;

/**
 * A dist-git to release into: where it lives, how its repositories are read and pushed to, and its
 * lookaside cache.
 *
 * @param instance its addresses and branch rules
 * @param git the git repositories, with the credentials to push
 * @param lookaside its lookaside cache, with the credentials to upload
 * @param account the account that owns the forks and pushes to them
 * @param pushOverSsh whether to push by ssh, as Fedora asks; else over https
 */
public record DistGit(
    DistGitInstance instance,
    GitStore git,
    LookasideCache lookaside,
    String account,
    boolean pushOverSsh) {

  /**
   * Locates the account's fork of a package.
   *
   * @param packageName the package
   * @return the address to push to
   */
  public URI forkPushUrl(String packageName) {
    return pushOverSsh
        ? instance.sshForkUrl(packageName, account, account)
        : instance.httpsForkUrl(packageName, account);
  }

  /**
   * Locates the package itself for pushing.
   *
   * @param packageName the package
   * @return the address to push to
   */
  public URI pushUrl(String packageName) {
    return pushOverSsh ? instance.sshUrl(packageName, account) : instance.cloneUrl(packageName);
  }
}
