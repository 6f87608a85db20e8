package io.github.packit4j.core;

/**
 * Is told what the workflow does, as it does it.
 *
 * <p>Called from the threads that run the branches, so it must be thread-safe. An exception that it
 * throws is logged and changes nothing.
 */
@FunctionalInterface
public interface WorkflowListener {

  /**
   * Receives an event.
   *
   * @param event what happened
   */
  void on(WorkflowEvent event);

  /**
   * Gives a listener that ignores everything.
   *
   * @return the listener
   */
  static WorkflowListener silent() {
    return event -> {};
  }
}
