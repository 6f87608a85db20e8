package io.github.packit4j.distgit.forge;

/**
 * The outcome of a check of a commit. A forge that lacks a state is given the nearest one that it
 * has, never a better one.
 */
public enum CommitState {
  /** Has not begun. */
  PENDING,
  /** Is under way. */
  RUNNING,
  /** Went well. */
  SUCCESS,
  /** Found something wrong. */
  FAILURE,
  /** Could not be carried out. */
  ERROR,
  /** Was stopped. */
  CANCELED
}
