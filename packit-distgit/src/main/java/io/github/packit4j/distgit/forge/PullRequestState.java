package io.github.packit4j.distgit.forge;

/** Where a pull request stands. */
public enum PullRequestState {
  /** Neither merged nor closed. */
  OPEN,
  /** Closed without being merged. */
  CLOSED,
  /** Merged into its target branch. */
  MERGED
}
