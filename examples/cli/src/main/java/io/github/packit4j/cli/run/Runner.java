package io.github.packit4j.cli.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the {@link Action} that a command line names, shows its answer or failure, and ends. */
public final class Runner implements IExecutionStrategy, IParameterExceptionHandler {

  private final Surroundings surroundings;

  /** Creates a runner for a world. */
  public Runner(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What counts for every command. */
  public interface GlobalOptions {

    /** Returns whether answers are JSON. */
    boolean json();

    /** Returns whether a defect shows its stack trace. */
    boolean debug();

    /** Returns the user's configuration, if it is not in its usual place. */
    Optional<Path> userConfig();
  }

  @Override
  public int execute(ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    CommandLine named = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    if (!(named.getCommand() instanceof Action action)) {
      throw new ParameterException(named, "A command is missing");
    }
    GlobalOptions options = (GlobalOptions) parsed.commandSpec().userObject();
    return run(action, options, new Output(parsed.commandSpec().commandLine(), options.json()))
        .number();
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine named = e.getCommandLine();
    String hint =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
            ? " Did you mean %s?".formatted(String.join(" or ", unmatched.getSuggestions()))
            : "";
    Output output =
        new Output(
            named.getCommandSpec().root().commandLine(),
            Arrays.asList(arguments).contains("--json"));
    output.failure(
        new Failure(
            "%s.%s See '%s --help'."
                .formatted(e.getMessage(), hint, named.getCommandSpec().qualifiedName()),
            ExitCode.USAGE));
    return ExitCode.USAGE.number();
  }

  private ExitCode run(Action action, GlobalOptions options, Output output) {
    try (Session session = new Session(surroundings, output, options.userConfig())) {
      try {
        Answer answer = action.run(session);
        output.answer(answer);
        return answer.exit();
      } catch (RuntimeException | InterruptedException e) {
        Failure failure = Failure.of(e, session.subject());
        output.failure(failure);
        if (options.debug()) {
          output.trace(e);
        }
        return failure.exit();
      }
    }
  }
}
