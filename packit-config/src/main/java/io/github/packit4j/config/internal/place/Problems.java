package io.github.packit4j.config.internal.place;

import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.ConfigProblem.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects problems; one that aliases or merge keys show at several places counts once. */
public final class Problems {

  private static final int MAX_PROBLEMS = 1_000;

  private final String file;
  private final Map<Identity, ConfigProblem> problems = new LinkedHashMap<>();
  private boolean errors;

  public Problems(String file) {
    this.file = file;
  }

  private record Identity(Mark mark, String message) {}

  public void error(Mark mark, KeyPath path, String message, @Nullable String hint) {
    errors = true;
    add(Severity.ERROR, mark, path, message, hint);
  }

  public void warning(Mark mark, KeyPath path, String message, @Nullable String hint) {
    add(Severity.WARNING, mark, path, message, hint);
  }

  private void add(
      Severity severity, Mark mark, KeyPath path, String message, @Nullable String hint) {
    if (!isFull()) {
      problems.putIfAbsent(
          new Identity(mark, message),
          new ConfigProblem(
              severity,
              file,
              mark.line(),
              mark.column(),
              path.toString(),
              message,
              Optional.ofNullable(hint)));
    }
  }

  /** Returns whether no more problems are kept, so that there is no use in wording them. */
  public boolean isFull() {
    return problems.size() >= MAX_PROBLEMS;
  }

  public boolean hasErrors() {
    return errors;
  }

  /** Returns all problems in the order of the file. */
  public List<ConfigProblem> sorted() {
    return problems.values().stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .toList();
  }
}
