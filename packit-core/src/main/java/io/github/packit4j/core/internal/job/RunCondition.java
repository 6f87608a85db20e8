package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import io.github.packit4j.core.internal.workspace.Actions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    this.directory = workDirectory.resolve("run-condition");
  }

  /**
   * Asks the condition of a package.
   *
   * @param settings the package's settings in the job
   * @param environment the variables of this job, beside those that name the package
   * @return what failed, if the job is not to run; empty also where no condition is defined
   */
  public Optional<String> failure(PackageSettings settings, Map<String, String> environment) {
    Actions actions = new Actions(settings, runner);
    if (!actions.anyOf(ActionName.RUN_CONDITION)) {
      return Optional.empty();
    }
    if (settings.cloneReposBeforeRunCondition()) {
      throw new UnsupportedSettingException(
          settings.downstreamPackageName(),
          "clone_repos_before_run_condition",
          "its run-condition would look at repositories that are not there. Let the action clone what it needs.");
    }
    Path own = directory.resolve(settings.downstreamPackageName());
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      actions.run(ActionName.RUN_CONDITION, own, environment);
      return Optional.empty();
    } catch (ActionFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
