package io.github.packit4j.core.action;

import java.time.Duration;

/**
 * How much a command of an action may take before it is stopped.
 *
 * @param time how long it may run
 * @param outputBytes how many bytes it may print, standard output and standard error together
 */
public record ActionLimits(Duration time, int outputBytes) {

  /** Refuses what would stop every command. */
  public ActionLimits {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A command needs some time to run, not " + time);
    }
    if (outputBytes < 0) {
      throw new IllegalArgumentException("A command cannot print %d bytes".formatted(outputBytes));
    }
  }

  /**
   * Gives the limits that hold unless others are set.
   *
   * @return half an hour, as Packit gives a whole release, and 10 MiB
   */
  public static ActionLimits defaults() {
    return new ActionLimits(Duration.ofMinutes(30), 10 << 20);
  }
}
