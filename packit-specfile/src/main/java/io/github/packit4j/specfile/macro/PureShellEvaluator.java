package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.shell.Dialect;
import io.github.packit4j.specfile.macro.internal.shell.PureShell;
import io.github.packit4j.specfile.macro.internal.shell.ShellLimitException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The emulated shell as an evaluator. */
record PureShellEvaluator(PureShell shell) implements ShellEvaluator {
  private static final long STEPS = 1_000_000;

  static ShellEvaluator of(
      Dialect dialect, Map<String, String> environment, @Nullable Clock clock) {
    return new PureShellEvaluator(new PureShell(dialect, environment, clock, STEPS));
  }

  @Override
  public Optional<String> evaluate(String command) {
    return evaluate(command, used -> {});
  }

  /** Evaluates a command and tells how many steps it took, also when it fails. */
  Optional<String> evaluate(String command, LongConsumer used) {
    try {
      return shell.run(command, used);
    } catch (ShellLimitException e) {
      throw new ExpansionLimitException(String.valueOf(e.getMessage()));
    }
  }
}
