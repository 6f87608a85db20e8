package io.github.packit4j.sandbox.internal.bodhi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tests that updates have to pass, and their results. Guarded by the state lock. */
final class Gating {

  private static final String WAITING = "waiting";
  private static final String PASSED = "passed";
  private static final String FAILED = "failed";

  private final Comments comments;
  private final Set<String> required = new LinkedHashSet<>();
  private final Map<Update, Map<String, Boolean>> results = new HashMap<>();
  private final Map<Update, Set<String>> waived = new HashMap<>();

  Gating(Comments comments) {
    this.comments = comments;
  }

  /** Makes tests required, for updates from now on. */
  void require(List<String> tests) {
    required.addAll(tests);
  }

  private boolean isOn() {
    return !required.isEmpty();
  }

  void report(Update update, String test, boolean passed) {
    results.computeIfAbsent(update, key -> new HashMap<>()).put(test, passed);
    ask(update);
  }

  /** Asks for the decision about an update, and keeps it. */
  void ask(Update update) {
    if (isOn()) {
      set(update, decision(update));
    }
  }

  /** Notes that no decision is there yet. */
  void await(Update update) {
    if (isOn()) {
      set(update, WAITING);
    }
  }

  private void set(Update update, String status) {
    if (!update.gating().equals(Optional.of(status))) {
      update.gating(status);
      comments.byRobot(
          update, "This update's test gating status has been changed to '" + status + "'.");
    }
  }

  private String decision(Update update) {
    Map<String, Boolean> known = results.getOrDefault(update, Map.of());
    Set<String> open = unsatisfied(update);
    if (open.isEmpty()) {
      return PASSED;
    }
    return open.stream().anyMatch(known::containsKey) ? FAILED : WAITING;
  }

  private Set<String> unsatisfied(Update update) {
    Map<String, Boolean> known = results.getOrDefault(update, Map.of());
    Set<String> open = new LinkedHashSet<>(required);
    open.removeIf(test -> known.getOrDefault(test, false));
    open.removeAll(waived.getOrDefault(update, Set.of()));
    return open;
  }

  /** Tells what the tests say about pushing an update to stable. */
  StablePolicy.Verdict judge(Update update) {
    if (!isOn()) {
      return new StablePolicy.Verdict(true, "Test gating is disabled,");
    }
    return switch (update.gating().orElse("")) {
      case WAITING ->
          new StablePolicy.Verdict(false, "Required tests for this update are queued or running.");
      case PASSED -> new StablePolicy.Verdict(true, "All required tests passed or were waived");
      default -> new StablePolicy.Verdict(false, "Required tests did not pass on this update.");
    };
  }

  /** Tells whether tests keep an update from moving on by itself. */
  boolean blocks(Update update) {
    return isOn() && !isPassed(update);
  }

  private static boolean isPassed(Update update) {
    return update.gating().map(PASSED::equals).orElse(true);
  }

  /**
   * Waives test results; the new decision comes with the next question.
   *
   * @param tests the tests; all that are not passed if there are none
   */
  void waive(Update update, List<String> tests) {
    if (update.isLocked()) {
      throw new PolicyException("Can't waive test results on a locked update");
    }
    if (!isOn()) {
      throw new PolicyException("Test gating is not enabled");
    }
    if (isPassed(update)) {
      throw new PolicyException("Can't waive test results on an update that passes test gating");
    }
    Set<String> its = waived.computeIfAbsent(update, key -> new HashSet<>());
    unsatisfied(update).stream()
        .filter(test -> tests.isEmpty() || tests.contains(test))
        .forEach(its::add);
    set(update, WAITING);
  }
}
