package io.github.packit4j.cli;

import io.github.packit4j.cli.run.ExitCode;
import io.github.packit4j.cli.run.Runner;
import io.github.packit4j.cli.run.Surroundings;
import java.util.concurrent.Executors;
import picocli.CommandLine;

/** The program {@code packit}. */
public final class Main {

  private static final int BRANCHES_AT_ONCE = 4;

  private Main() {}

  /** Runs a command line and ends the JVM. */
  public static void main(String... args) {
    Surroundings surroundings =
        Surroundings.ofProcess(
            Executors.newFixedThreadPool(
                BRANCHES_AT_ONCE,
                work -> {
                  Thread thread = new Thread(work, "branch");
                  thread.setDaemon(true);
                  return thread;
                }));
    System.exit(commandLine(surroundings).execute(args));
  }

  /** Returns the command line for a world. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine commandLine = new CommandLine(new Packit());
    commandLine
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nHow it ends:%n")
        .exitCodeList(ExitCode.meanings());
    Runner runner = new Runner(surroundings);
    return commandLine
        .setExecutionStrategy(runner)
        .setParameterExceptionHandler(runner)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
