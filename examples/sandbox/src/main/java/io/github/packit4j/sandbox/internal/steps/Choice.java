package io.github.packit4j.sandbox.internal.steps;

import java.util.List;

/** Chooses whose request is next. */
@FunctionalInterface
public interface Choice {

  /**
   * Returns one of those whose request waits.
   *
   * @param order whose requests there were so far, in order
   * @param waiting whose request waits, in order of their names; not empty
   */
  char next(String order, List<Character> waiting);

  /** Follows an order, and goes on with the same client for as long as possible where it ends. */
  static Choice following(String order) {
    return (sofar, waiting) -> {
      if (sofar.length() < order.length()) {
        char planned = order.charAt(sofar.length());
        if (waiting.contains(planned)) {
          return planned;
        }
      }
      char last = sofar.isEmpty() ? waiting.get(0) : sofar.charAt(sofar.length() - 1);
      return waiting.contains(last) ? last : waiting.get(0);
    };
  }
}
