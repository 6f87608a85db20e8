package io.github.packit4j.core.action;

/**
 * Runs the commands that a configuration defines as actions. The SDK brings no implementation that
 * starts processes by itself: an embedding program that wants actions supplies one, with the
 * sandbox it trusts. Without one, a job that needs an action is refused with {@link
 * ActionRefusedException}.
 */
@FunctionalInterface
public interface ActionRunner {

  /**
   * Runs one command and waits for its end.
   *
   * @param command the command, its directory and its environment
   * @return what it printed on standard output
   * @throws ActionFailedException if the command ends with another exit status than 0
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  String run(ActionCommand command) throws InterruptedException;
}
