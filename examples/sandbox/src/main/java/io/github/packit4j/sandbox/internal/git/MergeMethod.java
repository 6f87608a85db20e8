package io.github.packit4j.sandbox.internal.git;

/** How the commits of a pull request come into the branch. */
public enum MergeMethod {
  /** With a merge commit. */
  MERGE,
  /** As a single new commit. */
  SQUASH,
  /** One by one, each as a new commit. */
  REBASE
}
