package io.github.packit4j.core.internal;

import io.github.packit4j.core.internal.execute.FailureReports;
import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;

/**
 * All ways of a workflow that lead to one dist-git.
 *
 * @param distGit the dist-git
 * @param releases releases into it
 * @param synchronization back upstream
 * @param updatePushes updates on to stable
 * @param events what events start
 * @param failureReports tell of failures
 * @param landmarks tell what is from there
 */
public record Track(
    DistGitInstance distGit,
    Releases releases,
    Synchronization synchronization,
    UpdatePushes updatePushes,
    EventRuns events,
    FailureReports failureReports,
    Landmarks landmarks) {

  /**
   * Names a dist-git in plans.
   *
   * @param distGit the dist-git
   * @return the web address of its packages
   */
  public static URI place(DistGitInstance distGit) {
    return URI.create(
        distGit.webUrl().toString().replaceFirst("/+$", "") + "/" + distGit.namespace());
  }

  URI place() {
    return place(distGit);
  }

  /**
   * Tells whether an address is that of a package here.
   *
   * @param address the address of a repository or its page
   * @return whether it is
   */
  boolean hasPackageAt(String address) {
    return distGit.packageAt(address).isPresent();
  }
}
