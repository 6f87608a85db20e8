package io.github.packit4j.config.problem;

import java.util.Optional;

/**
 * One thing that is wrong or doubtful in a configuration, at the place where the user wrote it.
 *
 * <p>{@link #toString()} is one line for people: {@code .packit.yaml:8:14: error: jobs[0].trigger:
 * unknown trigger 'relase'; did you mean 'release'?}
 *
 * @param severity whether it prevents loading
 * @param file the file as it was named to the loader
 * @param line the line of the offending token, from 1
 * @param column the column of the offending token, from 1, counted in characters
 * @param path the key path as in the file, such as {@code jobs[3].packages.foo.timeout}; empty for
 *     the file as a whole
 * @param message what is wrong and what is allowed, without file and path
 * @param hint what to write instead, where one can tell
 */
public record ConfigProblem(
    Severity severity,
    String file,
    int line,
    int column,
    String path,
    String message,
    Optional<String> hint) {

  /** How bad a problem is. */
  public enum Severity {
    /** The configuration is refused. */
    ERROR,
    /** The configuration loads, but something in it is deprecated, ignored or suspicious. */
    WARNING
  }

  @Override
  public String toString() {
    return "%s:%d:%d: %s: %s%s%s"
        .formatted(
            file,
            line,
            column,
            severity == Severity.ERROR ? "error" : "warning",
            path.isEmpty() ? "" : path + ": ",
            message,
            hint.map(text -> "; " + text).orElse(""));
  }
}
