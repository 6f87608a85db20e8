package io.github.packit4j.core.action;

/**
 * Runs the commands that a configuration defines as actions. Nobody runs them unless the embedding
 * program says how, by a {@link BubblewrapRunner}, a {@link LocalProcessRunner} or a sandbox of its
 * own. Without one, a job that needs an action is refused with {@link ActionRefusedException}.
 *
 * <p>As in Packit, a command is a program with arguments. Where a configuration has it as one text,
 * that is split into words as a shell does, and nothing in it is expanded; who wants a shell writes
 * {@code sh -c '...'}. The commands of an action run one after the other, the first that fails is
 * the last, and what they print on standard output, joined, is the action's output.
 */
@FunctionalInterface
public interface ActionRunner {

  /**
   * Runs one command and waits for its end.
   *
   * @param command the command, its directory and its environment
   * @return what it printed on standard output
   * @throws ActionFailedException if the command ends with another exit status than 0
   * @throws ActionAbortedException if it cannot be started, or is stopped before its end
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  String run(ActionCommand command) throws InterruptedException;
}
