package io.github.packit4j.koji.model;

/**
 * The number of a task on one hub.
 *
 * @param value the number, positive
 */
public record TaskId(long value) {
  /** Checks the number. */
  public TaskId {
    if (value <= 0) {
      throw new IllegalArgumentException("A task id is positive, not " + value);
    }
  }

  /**
   * Makes a task id.
   *
   * @param value the number, positive
   * @return the id
   */
  public static TaskId of(long value) {
    return new TaskId(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
