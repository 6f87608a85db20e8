package io.github.packit4j.cli.run;

/** A command, with its options set. It prints nothing and ends nothing: that is the caller's. */
@FunctionalInterface
public interface Action {

  /**
   * Carries the command out.
   *
   * @param session the world around it
   * @return what there is to say
   * @throws InterruptedException if the user ends the program while it waits
   */
  Answer run(Session session) throws InterruptedException;
}
