package io.github.packit4j.config;

import java.util.List;
import java.util.Optional;

/**
 * What the comment {@code /packit test} means without arguments: the value of {@code test_command}.
 *
 * @param defaultLabels run the jobs with one of these labels
 * @param defaultIdentifier run the job of this identifier
 */
public record TestCommand(
    Optional<List<String>> defaultLabels, Optional<String> defaultIdentifier) {

  /** Copies the list. */
  public TestCommand {
    defaultLabels = defaultLabels.map(List::copyOf);
  }

  /** Returns the default: all test jobs. */
  public static TestCommand all() {
    return new TestCommand(Optional.empty(), Optional.empty());
  }
}
