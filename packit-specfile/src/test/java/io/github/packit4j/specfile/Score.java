package io.github.packit4j.specfile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts how many files agree on one thing and keeps those that do not. */
final class Score {

  private final String name;
  private final double bar;
  private final Deviations deviations;
  private final List<String> differences = new ArrayList<>();
  private final Map<ReferenceRule, Integer> rules = new EnumMap<>(ReferenceRule.class);
  private int total;
  private int reviewed;

  Score(String name, double bar, Deviations deviations) {
    this.name = name;
    this.bar = bar;
    this.deviations = deviations;
  }

  /** Counts a file; {@code difference} is empty if it agrees. */
  void add(String file, String difference) {
    add(file, Verdict.of(difference));
  }

  /** Counts a file; one that agrees by the reference's rules is a reviewed deviation. */
  void add(String file, Verdict verdict) {
    total++;
    String difference = verdict.difference();
    if (difference.isEmpty()) {
      verdict.rules().forEach(rule -> rules.merge(rule, 1, Integer::sum));
      reviewed += verdict.rules().isEmpty() ? 0 : 1;
      return;
    }
    if (deviations.includes(name, file)) {
      reviewed++;
    } else {
      differences.add(name + " | " + file + " | " + difference);
    }
  }

  /** Returns the files that differ and are not reviewed. */
  List<String> differences() {
    return differences;
  }

  /** Tells whether enough files agree; where we deviate on purpose, ours is the right answer. */
  boolean isMet() {
    return percent(total - differences.size()) >= bar;
  }

  private double percent(int count) {
    return total == 0 ? 100 : 100.0 * count / total;
  }

  @Override
  public String toString() {
    int equal = total - differences.size() - reviewed;
    return String.format(
        Locale.ROOT,
        "%-34s %7.3f %% agree (bar %.1f %%): of %4d files %4d equal, %2d reviewed deviations, %d other%s%s",
        name,
        percent(total - differences.size()),
        bar,
        total,
        equal,
        reviewed,
        differences.size(),
        isMet() ? "" : "  BELOW THE BAR",
        rules.entrySet().stream()
            .map(rule -> "\n    by rule: " + rule.getKey().title() + " " + rule.getValue())
            .collect(Collectors.joining()));
  }
}
