package io.github.packit4j.sandbox.internal.steps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The orders that are still to be tried. A run shows where another client could have been chosen,
 * and each such place begins another order; so all of them are found without knowing beforehand how
 * many requests there are. Those that change least often from one client to the other come first,
 * because most mistakes need one change only.
 */
public final class Orders {

  private record Beginning(String order, int changes, int number) {}

  private final PriorityQueue<Beginning> untried =
      new PriorityQueue<>(
          Comparator.comparingInt(Beginning::changes).thenComparingInt(Beginning::number));
  private int number;

  /**
   * Begins with the orders in which each client does all of its work at once, one for each client
   * that starts: what a client does before its first request, such as taking a lock, counts, too.
   *
   * @param clients how many there are
   */
  public Orders(int clients) {
    for (int i = 0; i < clients; i++) {
      untried.add(new Beginning(String.valueOf(SteppedRun.name(i)), 0, i - clients));
    }
  }

  /** Returns the beginning of an order that was not tried, and takes it as tried. */
  public Optional<String> next() {
    return Optional.ofNullable(untried.poll()).map(Beginning::order);
  }

  /** Tells whether all orders have been tried. */
  public boolean exhausted() {
    return untried.isEmpty();
  }

  /**
   * Learns from a run what else could have happened.
   *
   * @param beginning what the run was told to follow
   * @param steps what happened
   */
  public void learn(String beginning, List<Step> steps) {
    String order = SteppedRun.order(steps);
    List<Integer> changes = changes(steps);
    for (int i = beginning.length(); i < steps.size(); i++) {
      Step step = steps.get(i);
      for (char other : step.waiting()) {
        if (other != step.client()) {
          int more = i > 0 && isChange(steps.get(i - 1).client(), other, step.waiting()) ? 1 : 0;
          number++;
          untried.add(new Beginning(order.substring(0, i) + other, changes.get(i) + more, number));
        }
      }
    }
  }

  /** Returns how often, before each step, another client was chosen though one could go on. */
  private static List<Integer> changes(List<Step> steps) {
    List<Integer> changes = new ArrayList<>();
    int sofar = 0;
    for (int i = 0; i < steps.size(); i++) {
      changes.add(sofar);
      Step step = steps.get(i);
      if (i > 0 && isChange(steps.get(i - 1).client(), step.client(), step.waiting())) {
        sofar++;
      }
    }
    return changes;
  }

  private static boolean isChange(char before, char now, List<Character> waiting) {
    return before != now && waiting.contains(before);
  }
}
