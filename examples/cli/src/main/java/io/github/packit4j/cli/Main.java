package io.github.packit4j.cli;

import io.github.packit4j.cli.run.Runner;
import io.github.packit4j.cli.run.Surroundings;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The program {@code packit}. */
public final class Main {

  private static final int BRANCHES_AT_ONCE = 4;

  private Main() {}

  /** Runs a command line and ends the JVM. */
  public static void main(String... args) {
    Logs.off();
    Surroundings surroundings =
        Surroundings.ofProcess(
            Executors.newFixedThreadPool(
                BRANCHES_AT_ONCE,
                work -> {
                  Thread thread = new Thread(work, "branch");
                  thread.setDaemon(true);
                  return thread;
                }));
    System.exit(run(surroundings, writer(System.out), writer(System.err), args));
  }

  /** What is printed is UTF-8, as the files are that it comes from. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs a command line in a world and returns how it ends. */
  static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
    Runner runner = new Runner(surroundings);
    return Packit.of(args)
        .setOut(out)
        .setErr(err)
        .setExecutionStrategy(runner)
        .setParameterExceptionHandler(runner)
        .execute(args);
  }
}
