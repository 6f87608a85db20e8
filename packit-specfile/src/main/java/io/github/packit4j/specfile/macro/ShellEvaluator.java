package io.github.packit4j.specfile.macro;

import java.util.Optional;

/** Computes what the shell command of a {@code %(...)} prints. */
@FunctionalInterface
public interface ShellEvaluator {
  /**
   * Returns what the command writes to standard output, or empty if that cannot be told.
   *
   * @param command the command text, its macros expanded
   * @throws MacroException if the evaluation exceeds its bounds
   */
  Optional<String> evaluate(String command);

  /** An evaluator that computes nothing: every command stays as written. */
  static ShellEvaluator refusing() {
    return command -> Optional.empty();
  }
}
