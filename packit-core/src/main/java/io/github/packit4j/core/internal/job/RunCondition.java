package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.internal.workspace.Actions;
import io.github.packit4j.core.internal.workspace.DirectoryRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The action {@code run-condition}: a job runs only if its commands end well. */
public final class RunCondition {

  private final Optional<ActionRunner> runner;
  private final Path directory;

  /**
   * Creates the condition.
   *
   * @param runner runs the commands; empty if none may be run
   * @param workDirectory the workflow's directory
   */
  public RunCondition(Optional<ActionRunner> runner, Path workDirectory) {
    this.runner = runner;
    this.directory = workDirectory.resolve("run-condition").toAbsolutePath();
  }

  /**
   * Asks the condition of a job. Its commands run in a directory that is gone afterwards: in a
   * checkout of the job's repository with {@code clone_repos_before_run_condition}, in an empty one
   * otherwise.
   *
   * @param job the job
   * @param subject what it is about
   * @return what failed, if the job is not to run; empty also where no condition is defined
   */
  public Optional<String> failure(SelectedJob job, ConditionSubject subject) {
    Actions actions = new Actions(job.configName(), job.settings(), runner);
    if (!actions.anyOf(ActionName.RUN_CONDITION)) {
      return Optional.empty();
    }
    Path own = temporary(job.packageName());
    try {
      Map<String, String> variables = new HashMap<>(subject.variables().get());
      if (job.settings().cloneReposBeforeRunCondition()) {
        subject.checkOut().accept(own);
        variables.put(subject.repository(), own.toString());
      }
      actions.run(ActionName.RUN_CONDITION, own, own, variables);
      return Optional.empty();
    } catch (ActionFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } finally {
      DirectoryRemoval.of(own);
    }
  }

  /** Conditions of one package may be asked at once. */
  private Path temporary(String packageName) {
    try {
      Files.createDirectories(directory);
      return Files.createTempDirectory(directory, packageName + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
