package io.github.packit4j.config.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration is wrong. It names every problem, not only the first. */
public final class InvalidConfigException extends ConfigException {

  private static final long serialVersionUID = 1L;

  /** All problems, in the order of the file. */
  private final transient List<ConfigProblem> problems;

  /**
   * Creates the exception.
   *
   * @param file the file as it was named to the loader
   * @param problems all problems, warnings included, in the order of the file
   */
  public InvalidConfigException(String file, List<ConfigProblem> problems) {
    super(
        "Tried to load the configuration %s but failed because:%n%s"
            .formatted(
                file,
                problems.stream()
                    .map(problem -> "  " + problem)
                    .collect(Collectors.joining(System.lineSeparator()))));
    this.problems = List.copyOf(problems);
  }

  /** Returns all problems, warnings included, in the order of the file. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
