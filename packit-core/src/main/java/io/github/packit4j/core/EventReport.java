package io.github.packit4j.core;

import io.github.packit4j.core.event.PackitEvent;
import java.util.List;

/**
 * What an event started, and why it did not start what it did not.
 *
 * @param event the event
 * @param outcomes one outcome a job and package that the event could start
 */
public record EventReport(PackitEvent event, List<JobOutcome> outcomes) {

  /** Copies the list. */
  public EventReport {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Tells whether no job failed.
   *
   * @return false if an outcome is a failure, or a release failed on a branch
   */
  public boolean succeeded() {
    return outcomes.stream()
        .noneMatch(outcome -> outcome instanceof JobOutcome.Failed || !failures(outcome).isEmpty());
  }

  /**
   * Tells whether handling the same event again later may get further without any change: a service
   * was down, or an archive is yet to come.
   *
   * @return true if one of the failures is of that kind; false without failures
   */
  public boolean retryable() {
    return outcomes.stream()
        .anyMatch(
            outcome ->
                outcome instanceof JobOutcome.Failed failed && failed.retryable()
                    || failures(outcome).stream().anyMatch(BranchResult.Failed::retryable));
  }

  private static List<BranchResult.Failed> failures(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().failures();
    }
    return outcome instanceof JobOutcome.Synchronized sync
            && sync.result() instanceof BranchResult.Failed failed
        ? List.of(failed)
        : List.of();
  }
}
