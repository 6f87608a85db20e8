package io.github.packit4j.core;

import io.github.packit4j.core.event.PackitEvent;
import java.util.List;

/**
 * What an event starts, and why it does not start what it does not: immutable data that can be
 * shown ({@link MarkdownText}), kept as JSON ({@link EventPlanFile}) and carried out later. Making
 * it has changed nothing anywhere.
 *
 * @param event the event
 * @param jobs one element a job, in the order in which they are carried out
 */
public record EventPlan(PackitEvent event, List<JobPlan> jobs) {

  /** Copies the list. */
  public EventPlan {
    jobs = List.copyOf(jobs);
  }

  /**
   * Tells whether there is nothing to be done.
   *
   * @return true if no job changes anything
   */
  public boolean changesNothing() {
    return jobs.stream().allMatch(JobPlan::changesNothing);
  }
}
