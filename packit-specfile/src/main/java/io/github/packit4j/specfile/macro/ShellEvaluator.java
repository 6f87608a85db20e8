package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.shell.Dialect;
import java.util.Map;
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

  /**
   * Emulates bash, the {@code /bin/sh} of Fedora and its relatives: its grammar, and the programs
   * that only compute on texts ({@code cut}, {@code tr}, {@code sed}, {@code awk}, {@code date} of
   * a given day, ...). No process is started; no file, clock or environment is looked at.
   */
  static ShellEvaluator bash() {
    return PureShellEvaluator.of(Dialect.BASH, Map.of(), null);
  }

  /**
   * Emulates a strict POSIX shell such as dash, the {@code /bin/sh} of Debian: what only bash knows
   * ({@code ${x:0:7}}, {@code <<<}) fails there and prints nothing.
   */
  static ShellEvaluator posix() {
    return PureShellEvaluator.of(Dialect.POSIX, Map.of(), null);
  }

  /** An evaluator that computes nothing: every command stays as written. */
  static ShellEvaluator refusing() {
    return command -> Optional.empty();
  }
}
