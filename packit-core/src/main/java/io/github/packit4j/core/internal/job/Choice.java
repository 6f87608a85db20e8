package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.JobOutcome;

/**
 * What the rules make of a job: something to do, or an outcome without doing anything.
 *
 * @param <T> what is to be done
 */
public sealed interface Choice<T> {

  /**
   * The job runs.
   *
   * @param job what is to be done
   */
  record Run<T>(T job) implements Choice<T> {}

  /**
   * The job ends before anything is done.
   *
   * @param outcome not run, or failed
   */
  record Settled<T>(JobOutcome outcome) implements Choice<T> {}
}
