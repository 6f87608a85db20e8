package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * Fedora's dist-git, {@code https://src.fedoraproject.org}: Pagure with its API, git over HTTP, and
 * the lookaside cache. Packages are in the namespace {@code rpms}. Thread-safe.
 */
public interface DistGitServer {

  /**
   * Creates a package with one commit, which all branches share.
   *
   * <p>The owner is the account {@code admin}; {@code packit} is not a committer and has to work
   * with its fork.
   *
   * @param name package name without namespace
   * @param branches branch names; the first one is the default branch. None means {@code rawhide}
   * @throws IllegalArgumentException if the package exists
   */
  DistGitPackage createPackage(String name, FileTree files, String... branches);

  /**
   * Returns a package.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  DistGitPackage pkg(String name);

  /** Returns the pull requests of a package, oldest first. */
  default List<PagurePullRequest> pullRequests(String packageName) {
    return pkg(packageName).pullRequests();
  }

  /** Merges a pull request as the package's owner. */
  default void merge(String packageName, int id) {
    pkg(packageName).merge(id);
  }

  /** Returns a file of a package at a branch or commit. */
  default Optional<byte[]> file(String packageName, String ref, String path) {
    return pkg(packageName).file(ref, path);
  }

  /** Returns the lookaside cache. */
  Lookaside lookaside();

  /**
   * Makes new forks pass through Pagure's window in which the project is visible but has no
   * repository yet.
   *
   * @param requests how many requests about a new fork's repository fail before it is usable; 0 is
   *     the default
   */
  void forkUsableAfter(int requests);
}
