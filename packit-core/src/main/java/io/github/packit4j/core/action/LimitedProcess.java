package io.github.packit4j.core.action;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a command, within limits. However it ends, by itself, at a limit or by an
 * interrupt of the thread that waits for it, nothing of it is left.
 */
final class LimitedProcess {

  private static final Logger LOG = LoggerFactory.getLogger(LimitedProcess.class);

  private static final String MARK = "PACKIT4J_ACTION";
  private static final File NOTHING = new File("/dev/null");

  /** How long the rest of an output is waited for, in milliseconds, if something keeps it open. */
  private static final long REST = 1000;

  private static final int SHOWN_LINES = 20;
  private static final int SHOWN_CHARACTERS = 4000;

  private final ActionCommand command;
  private final ActionEnvironment environment;
  private final ActionLimits limits;
  private final String mark = UUID.randomUUID().toString();
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();

  private sealed interface End {

    record Exited(int status) implements End {}

    record Stopped(String reason) implements End {}
  }

  LimitedProcess(ActionCommand command, ActionEnvironment environment, ActionLimits limits) {
    this.command = command;
    this.environment = environment;
    this.limits = limits;
  }

  /**
   * Runs it.
   *
   * @param line what is started for the command, the program as a path
   * @return what it printed on standard output
   */
  String run(List<String> line) throws InterruptedException {
    LOG.debug("The action '{}' runs {}", command.action(), command.arguments());
    Process process = start(line);
    CapturedOutput output =
        new CapturedOutput(
            limits.outputBytes(),
            () -> stop("it printed more than %d bytes".formatted(limits.outputBytes())));
    CapturedOutput.Stream standard = output.new Stream(process.getInputStream());
    CapturedOutput.Stream errors = output.new Stream(process.getErrorStream());
    End how;
    try {
      how =
          end.completeOnTimeout(
                  new End.Stopped("it took longer than " + limits.time()),
                  limits.time().toNanos(),
                  TimeUnit.NANOSECONDS)
              .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      new ProcessTree(process, MARK + "=" + mark).kill();
    }
    standard.await(REST);
    errors.await(REST);
    if (how instanceof End.Stopped stopped) {
      throw new ActionAbortedException(command, stopped.reason(), lastLines(standard, errors));
    }
    int status = ((End.Exited) how).status();
    if (status != 0) {
      throw new ActionFailedException(command, status, lastLines(standard, errors));
    }
    return environment.withoutSecrets(standard.text());
  }

  private void stop(String reason) {
    end.complete(new End.Stopped(reason));
  }

  private Process start(List<String> line) {
    Thread keeper = new Thread(() -> keep(line), "action");
    keeper.setDaemon(true);
    keeper.start();
    try {
      // An interrupt comes into its own once there is something to kill.
      return started.join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new ActionAbortedException(
          command, "it could not be started: " + cause.getMessage(), cause);
    }
  }

  /**
   * Starts the process and stays until its end. Where a process is to die with its parent, that is
   * for Linux the thread that started it, and the caller's may be one of many virtual ones.
   */
  private void keep(List<String> line) {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.directory(command.directory().toFile()).redirectInput(NOTHING);
      builder.environment().clear();
      builder.environment().putAll(environment.of(command));
      builder.environment().put(MARK, mark);
      process = builder.start();
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(process);
    try {
      end.complete(new End.Exited(process.waitFor()));
    } catch (InterruptedException e) {
      stop("the thread that waits for it was interrupted");
    }
  }

  /** What a command says of its failure; not every one says it where errors belong. */
  private String lastLines(CapturedOutput.Stream standard, CapturedOutput.Stream errors) {
    String text = errors.text().isBlank() ? standard.text() : errors.text();
    List<String> lines = environment.withoutSecrets(text).strip().lines().toList();
    String last =
        String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    return last.substring(Math.max(0, last.length() - SHOWN_CHARACTERS));
  }
}
