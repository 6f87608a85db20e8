package io.github.packit4j.cli.run;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.macro.MacroException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What went wrong, in one message, and how the program ends for it. Messages of the SDK say what
 * was tried, why it failed and how to mend it, and hold no secret.
 */
record Failure(String message, ExitCode exit) {

  /**
   * Explains a failure.
   *
   * @param failure what went wrong
   * @param subject the file that was being worked on, which some messages do not name
   */
  static Failure of(Throwable failure, Optional<String> subject) {
    if (failure instanceof UsageException) {
      return new Failure(message(failure), ExitCode.USAGE);
    }
    if (failure instanceof InvalidConfigException invalid) {
      return new Failure(lines(invalid.problems()), ExitCode.REFUSED);
    }
    if (failure instanceof SpecFileException || failure instanceof MacroException) {
      return new Failure(
          subject.map(file -> file + gap(failure)).orElse("") + message(failure), ExitCode.REFUSED);
    }
    if (failure instanceof PackitException own) {
      return new Failure(
          message(failure), own.mayPassByItself() ? ExitCode.TRY_AGAIN : ExitCode.REFUSED);
    }
    if (failure instanceof UncheckedIOException io) {
      return new Failure(message(io), ExitCode.REFUSED);
    }
    if (failure instanceof ConfigException || failure instanceof IllegalArgumentException) {
      return new Failure(message(failure), ExitCode.REFUSED);
    }
    if (failure instanceof InterruptedException) {
      return new Failure("Interrupted.", ExitCode.TRY_AGAIN);
    }
    return new Failure(
        "This is a defect of the program: %s. With --debug it shows where.".formatted(failure),
        ExitCode.DEFECT);
  }

  /** A place follows the file without a blank, as compilers print it. */
  private static String gap(Throwable failure) {
    return failure instanceof SpecFileException spec && spec.place().isPresent() ? ":" : ": ";
  }

  private static String message(UncheckedIOException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof NoSuchFileException missing) {
      return "There is no file " + missing.getFile();
    }
    return cause == null ? message((Throwable) failure) : message(failure, cause);
  }

  private static String message(Throwable failure, Throwable cause) {
    return "%s: %s".formatted(failure.getMessage(), cause.getMessage());
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  static String lines(List<ConfigProblem> problems) {
    return problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n"));
  }

  /**
   * A failure for programs.
   *
   * @param error the message
   * @param exit how the program ends
   * @param retryable whether the same may succeed later without any change
   */
  private record Json(String error, int exit, boolean retryable) {}

  Object json() {
    return new Json(message, exit.number(), exit == ExitCode.TRY_AGAIN);
  }
}
