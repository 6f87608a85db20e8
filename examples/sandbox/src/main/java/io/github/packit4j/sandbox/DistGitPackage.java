package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A package in dist-git: its repository, forks and pull requests. Thread-safe. */
public interface DistGitPackage extends GitView {

  /** Returns the package name without namespace. */
  String name();

  /** Returns {@code https://src.fedoraproject.org/rpms/<name>}. */
  URI webUrl();

  /** Returns {@code https://src.fedoraproject.org/rpms/<name>.git}. */
  URI cloneUrl();

  /** Returns the default branch. */
  String defaultBranch();

  /**
   * Commits to a branch as the package's owner and pushes it, which causes the message of a push.
   *
   * @return the commit id
   */
  String commit(String branch, String message, FileTree files);

  /**
   * Creates a branch.
   *
   * @param from branch or commit id to start from
   */
  void createBranch(String name, String from);

  /** Gives an account the right to push to the package. */
  void addCommitter(String account);

  /** Gives the members of a group the right to push to the package. */
  void addCommitterGroup(String group);

  /**
   * Gives an account the right to push some branches.
   *
   * @param branches patterns with {@code *}, comma-separated
   */
  void addCollaborator(String account, String branches);

  /** Returns the fork of an account; empty if it has none. */
  Optional<GitView> fork(String account);

  /** Returns the pull requests, oldest first. */
  List<PagurePullRequest> pullRequests();

  /**
   * Returns a pull request.
   *
   * @throws IllegalArgumentException if there is none of that number
   */
  PagurePullRequest pullRequest(int id);

  /**
   * Merges a pull request as the package's owner.
   *
   * @return the commit the target branch then points to
   * @throws IllegalStateException if it is not open or conflicts
   */
  String merge(int id);

  /** Closes a pull request without merging, as the package's owner. */
  void close(int id);

  /** Opens a closed pull request again, as the package's owner. */
  void reopen(int id);

  /** Comments on a pull request. */
  void comment(int id, String account, String text);
}
