package io.github.packit4j.specfile.macro.internal.shell;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a shell command prints, if that depends on nothing but its text: the shell's own
 * grammar, and the text tools ({@code cut}, {@code tr}, {@code sed}, {@code awk}, ...).
 *
 * @param dialect which shell is emulated
 * @param environment the environment variables the command sees
 * @param clock the time {@code date} sees; without a clock, asking for the time is not pure
 * @param limit how many steps one command may take
 */
public record PureShell(
    Dialect dialect, Map<String, String> environment, @Nullable Clock clock, long limit) {

  /**
   * Returns what the command prints to standard output, or empty if it needs more than texts.
   *
   * @param used is told at the end how many steps the command took
   * @throws ShellLimitException if it takes more than the limit
   */
  public Optional<String> run(String command, LongConsumer used) {
    Budget budget = new Budget(limit);
    StringBuilder output = new StringBuilder();
    try {
      budget.spend(command.length());
      Node program = new ShellParser(command, dialect).parse();
      ShellRun run = new ShellRun(dialect, environment, clock, budget);
      try {
        run.execute(program, new ShellInput(""), output);
      } catch (ShellRun.Exit exit) {
        // What was printed before the end counts.
        return Optional.of(output.toString());
      }
      return Optional.of(output.toString());
    } catch (ShellSyntaxError e) {
      // A shell says this on standard error, and prints nothing.
      return Optional.of("");
    } catch (Impure e) {
      return Optional.empty();
    } catch (StackOverflowError e) {
      // Java's regular expressions recurse on some patterns.
      throw new ShellLimitException("The command nests too deeply");
    } finally {
      used.accept(budget.used());
    }
  }
}
