package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * Fedora's dist-git, {@code https://src.fedoraproject.org}: Pagure with its API, git over HTTP and
 * ssh, and the lookaside cache. Packages are in the namespace {@code rpms}. In the place of Pagure
 * there may be a Forgejo or a GitLab ({@link Sandbox.Builder#distGit}). Thread-safe.
 */
public interface DistGitServer {

  /** Returns what runs there now. */
  DistGitForge forge();

  /**
   * Lets Forgejo answer at the same address from now on. Packages, forks and pull requests with
   * their numbers, texts and comments are there, and nobody is told of it; rights to single
   * branches, flags and Pagure's tokens are not. Fedora has not said yet what it will take along.
   *
   * @throws IllegalStateException if dist-git is no Pagure, or a pull request has no commits
   */
  void moveToForgejo();

  /**
   * Creates a package with one commit, which all branches share.
   *
   * <p>The owner is the account {@code admin}; {@code packit} is not a committer and has to work
   * with its fork. Where there is {@code rawhide}, {@code main} is another name of it (a symbolic
   * ref), unless it is asked for as a branch of its own.
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

  /** Returns git over ssh, {@code pkgs.fedoraproject.org}; the first call starts it. */
  GitSsh ssh();

  /**
   * Creates a token for the API.
   *
   * <p>An account's own token has what {@link PagureToken#of} gives, and {@code commit}, with which
   * git over HTTPS is pushed; Fedora gives that to nobody.
   *
   * @return the token as clients send it
   * @throws IllegalArgumentException if there is no such account
   * @throws IllegalStateException if dist-git is no Pagure
   */
  String createToken(PagureToken token);

  /** Adds a group, or replaces its members. {@code packager} is there from the start. */
  void group(String name, String... members);

  /**
   * Declares release branches at their end of life: no package takes pushes to them. Branches of
   * releases that Bodhi has archived are so without a call.
   */
  void endOfLife(String... branches);

  /**
   * Makes new forks pass through Pagure's window in which the project is visible but has no
   * repository yet.
   *
   * @param requests how many requests about a new fork's repository fail before it is usable. By
   *     default one after a request that did not wait for the task, none after one that did
   */
  void forkUsableAfter(int requests);

  /**
   * Runs something once, in the middle of the next request for a fork: after Pagure has looked
   * whether the fork exists, and before it adds it. Another request for the same fork made there
   * makes the fork twice, and from then on every call about it fails with status 500.
   *
   * <pre>{@code
   * fedora.distGit().whileForking(() -> other.fork("hello"));
   * one.fork("hello"); // both are told that the fork is made
   * }</pre>
   */
  void whileForking(Runnable action);

  /**
   * Deletes all but one of an account's forks of a package, as Pagure's administrator does in the
   * database.
   *
   * @return how many were deleted
   */
  int deleteDoubleForks(String account, String packageName);
}
