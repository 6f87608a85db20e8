package io.github.packit4j.koji.model;

import io.github.packit4j.koji.failure.internal.Numbers;

/** Where a task stands. */
public enum TaskState {
  /** Waiting for a builder. */
  FREE(0),
  /** Running. */
  OPEN(1),
  /** Finished with success. */
  CLOSED(2),
  /** Canceled. */
  CANCELED(3),
  /** Given to a builder that has not begun; comes between free and open. */
  ASSIGNED(4),
  /** Finished with a fault. */
  FAILED(5),
  /** A state that this version does not know. */
  UNKNOWN(-1);

  private final int number;

  TaskState(int number) {
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
   * Says whether the task will not change any more.
   *
   * @return true when closed, canceled or failed
   */
  public boolean isFinished() {
    return this == CLOSED || this == CANCELED || this == FAILED;
  }

  /**
   * Finds the value of a number.
   *
   * @param number the number on the wire
   * @return the value, {@link #UNKNOWN} if there is none
   */
  public static TaskState of(int number) {
    return Numbers.find(values(), TaskState::number, number, UNKNOWN);
  }
}
