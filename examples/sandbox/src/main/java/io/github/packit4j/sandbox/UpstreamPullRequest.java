package io.github.packit4j.sandbox;

import java.util.Optional;

/** A pull or merge request of an upstream project, as it is at the moment of each call. */
public interface UpstreamPullRequest extends UpstreamIssue {

  /** State of a pull request. */
  enum State {
    /** Neither merged nor closed. */
    OPEN,
    /** Merged. */
    MERGED,
    /** Closed without merging. */
    CLOSED
  }

  /** Returns the state. */
  State state();

  /** Returns the full name of the project with the branch to merge. */
  String sourceProject();

  /** Returns the branch to merge from. */
  String sourceBranch();

  /** Returns the branch to merge into. */
  String targetBranch();

  /** Returns the newest commit of the branch to merge. */
  String headCommit();

  /** Returns the commit by which it was merged. */
  Optional<String> mergeCommit();

  /** Tells whether it is marked as not ready. */
  boolean draft();

  /**
   * Merges it as the project's owner, always with a merge commit.
   *
   * @throws IllegalStateException if it is not open, or there are conflicts
   */
  void merge();
}
