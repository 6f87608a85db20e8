package io.github.packit4j.koji.model;

import io.github.packit4j.koji.failure.internal.Numbers;

/** Where a build stands. */
public enum BuildState {
  /** Being built. */
  BUILDING(0),
  /** Finished with success. */
  COMPLETE(1),
  /** Deleted; its NVR stays taken. */
  DELETED(2),
  /** Failed; the NVR may be built again. */
  FAILED(3),
  /** Canceled; the NVR may be built again. */
  CANCELED(4),
  /** A state that this version does not know. */
  UNKNOWN(-1);

  private final int number;

  BuildState(int number) {
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
  public static BuildState of(int number) {
    return Numbers.find(values(), BuildState::number, number, UNKNOWN);
  }
}
