package io.github.packit4j.koji.model;

import io.github.packit4j.koji.failure.internal.Numbers;

/** Where a build root repository stands. */
public enum RepoState {
  /** Being made. */
  INIT(0),
  /** In use. */
  READY(1),
  /** No longer given to new builds. */
  EXPIRED(2),
  /** Removed. */
  DELETED(3),
  /** Broken. */
  PROBLEM(4),
  /** A state that this version does not know. */
  UNKNOWN(-1);

  private final int number;

  RepoState(int number) {
    this.number = number;
  }

  /**
   * The number on the wire.
   *
   * @return the number, -1 for {@link #UNKNOWN}
   */
  public int number() {
    return number;
  }

  /**
   * Finds the value of a number.
   *
   * @param number the number on the wire
   * @return the value, {@link #UNKNOWN} if there is none
   */
  public static RepoState of(int number) {
    return Numbers.find(values(), RepoState::number, number, UNKNOWN);
  }
}
