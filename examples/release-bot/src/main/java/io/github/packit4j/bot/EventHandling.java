package io.github.packit4j.bot;

import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.PackitEvent;

/** What is done with an event that is stored. */
public interface EventHandling {

  /**
   * Handles an event, which may have been handled before.
   *
   * @param event the event
   * @return what became of it
   */
  EventReport handle(PackitEvent event);

  /**
   * Tells people what has failed for good.
   *
   * @param report what became of an event
   */
  void reportFailures(EventReport report);

  /**
   * Tells, when an event has ended, whether something has happened meanwhile that it is handled
   * again for at once.
   *
   * @param report what became of it
   * @return whether it is
   */
  default boolean overtaken(EventReport report) {
    return false;
  }

  /**
   * Lets a workflow handle everything at once.
   *
   * @param workflow the workflow
   * @return its handling
   */
  static EventHandling of(ReleaseWorkflow workflow) {
    return new EventHandling() {
      @Override
      public EventReport handle(PackitEvent event) {
        return workflow.handle(event);
      }

      @Override
      public void reportFailures(EventReport report) {
        workflow.reportFailures(report);
      }
    };
  }
}
