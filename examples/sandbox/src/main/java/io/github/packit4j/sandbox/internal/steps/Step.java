package io.github.packit4j.sandbox.internal.steps;

import java.util.List;

/**
 * A request that had its turn.
 *
 * @param client whose it was
 * @param waiting whose requests waited then, its own included
 * @param request method and URL
 */
public record Step(char client, List<Character> waiting, String request) {

  public Step {
    waiting = List.copyOf(waiting);
  }

  @Override
  public String toString() {
    return client + "  " + request;
  }
}
