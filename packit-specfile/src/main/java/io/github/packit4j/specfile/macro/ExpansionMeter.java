package io.github.packit4j.specfile.macro;

/** Counts what a run does, and ends it where its limits are. */
final class ExpansionMeter {
  private final ExpansionLimits limits;
  private int depth;
  private long output;
  private long steps;

  ExpansionMeter(ExpansionLimits limits) {
    this.limits = limits;
  }

  void enter() {
    if (depth == limits.depth()) {
      throw new ExpansionLimitException(
          "Too many levels of recursion in macro expansion (more than "
              + limits.depth()
              + "). It is likely caused by recursive macro declaration.");
    }
    depth++;
  }

  void leave() {
    depth--;
  }

  void step(long count) {
    steps += count;
    if (steps > limits.steps()) {
      throw new ExpansionLimitException("Expansion needs more than " + limits.steps() + " steps");
    }
  }

  void output(int length) {
    output += length;
    if (output > limits.output()) {
      throw new ExpansionLimitException(
          "Expansion produces more than " + limits.output() + " characters");
    }
    step(length);
  }
}
