package io.github.packit4j.bot.settings;

import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.ConfigProblem.Severity;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;

/** Collects what is wrong with a file of settings, so that all of it is told at once. */
final class SettingsProblems {

  private final String file;
  private final List<ConfigProblem> problems = new ArrayList<>();

  SettingsProblems(String file) {
    this.file = file;
  }

  /**
   * Adds one.
   *
   * @param mark where it is; the start of the file if that is unknown
   * @param path the keys that lead there
   * @param message what is wrong; never with a secret's text
   * @param hint what to write instead
   */
  void add(Optional<Mark> mark, String path, String message, String hint) {
    problems.add(
        new ConfigProblem(
            Severity.ERROR,
            file,
            mark.map(at -> at.getLine() + 1).orElse(1),
            mark.map(at -> at.getColumn() + 1).orElse(1),
            path,
            message,
            Optional.of(hint)));
  }

  /** Throws if there is any. */
  void check() {
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
      throw new InvalidConfigException(file, problems);
    }
  }
}
