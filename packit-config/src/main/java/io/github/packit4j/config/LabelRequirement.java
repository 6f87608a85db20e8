package io.github.packit4j.config;

import java.util.List;

/**
 * Which labels a pull request must and must not have: the value of {@code require.label}.
 *
 * @param present at least one of these must be there, unless the list is empty
 * @param absent none of these may be there
 */
public record LabelRequirement(List<String> present, List<String> absent) {

  /** Copies the lists. */
  public LabelRequirement {
    present = List.copyOf(present);
    absent = List.copyOf(absent);
  }

  /** Returns the requirement that every pull request meets. */
  public static LabelRequirement none() {
    return new LabelRequirement(List.of(), List.of());
  }
}
