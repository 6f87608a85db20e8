package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.ActionCommands;
import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.action.ActionAbortedException;
import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionRefusedException;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.failure.WorkflowException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The actions that a configuration defines for a package, and the way to run them. */
public final class Actions {

  /** The variable with the directory of upstream's checkout. */
  public static final String UPSTREAM_REPOSITORY = "PACKIT_UPSTREAM_REPO";

  /** The variable with the directory of dist-git's checkout. */
  public static final String DOWNSTREAM_REPOSITORY = "PACKIT_DOWNSTREAM_REPO";

  /** The variable with the version that a job is about. */
  public static final String PROJECT_VERSION = "PACKIT_PROJECT_VERSION";

  private final String configName;
  private final PackageSettings settings;
  private final Optional<ActionRunner> runner;

  /**
   * Creates the actions of a package.
   *
   * @param configName what the configuration calls the package
   * @param settings its settings
   * @param runner runs commands; empty if the program wants none to be run
   */
  public Actions(String configName, PackageSettings settings, Optional<ActionRunner> runner) {
    this.configName = configName;
    this.settings = settings;
    this.runner = runner;
  }

  /**
   * Tells whether an action is defined where it means something: patches are created of a
   * source-git repository alone.
   *
   * @param action the action
   * @return whether there are commands for it
   */
  public boolean defined(ActionName action) {
    return settings.actions().containsKey(action)
        && (action != ActionName.CREATE_PATCHES || settings.upstreamRef().isPresent());
  }

  /**
   * Refuses what cannot be run, before anything is done.
   *
   * @param actions the actions that the job may run
   * @return whether any of them is defined
   * @throws ActionRefusedException if one is defined and there is no runner
   */
  public boolean anyOf(ActionName... actions) {
    Optional<ActionName> defined = Arrays.stream(actions).filter(this::defined).findFirst();
    if (defined.isPresent() && runner.isEmpty()) {
      throw new ActionRefusedException(defined.get().key());
    }
    return defined.isPresent();
  }

  /**
   * Runs the commands of an action in order.
   *
   * @param action the action
   * @param workspace the directory with all that they may change
   * @param directory the working directory, in the workspace
   * @param environment the variables of this job, beside those that name the package
   * @return what they printed, joined; empty if the action is not defined
   * @throws io.github.packit4j.core.action.ActionException if they may not be run, or one fails
   */
  public Optional<String> run(
      ActionName action, Path workspace, Path directory, Map<String, String> environment) {
    ActionCommands commands = settings.actions().get(action);
    if (commands == null || !defined(action)) {
      return Optional.empty();
    }
    ActionRunner present = runner.orElseThrow(() -> new ActionRefusedException(action.key()));
    Map<String, String> all = new HashMap<>(packageVariables());
    all.putAll(environment);
    StringBuilder output = new StringBuilder();
    for (ActionCommands.Command command : commands.commands()) {
      output.append(
          run(
              present,
              new ActionCommand(action.key(), command.words(), workspace, directory, all)));
    }
    return Optional.of(output.toString());
  }

  private static String run(ActionRunner runner, ActionCommand command) {
    if (command.arguments().isEmpty()) {
      throw new ActionAbortedException(
          command, "it has no words. Remove it from the configuration, or give it a program.", "");
    }
    try {
      return runner.run(command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException(
          "Interrupted while the action '%s' was running. Run the job again."
              .formatted(command.action()),
          e);
    }
  }

  private Map<String, String> packageVariables() {
    return Map.of(
        "PACKIT_CONFIG_PACKAGE_NAME",
        configName,
        "PACKIT_DOWNSTREAM_PACKAGE_NAME",
        settings.downstreamPackageName(),
        "PACKIT_UPSTREAM_PACKAGE_NAME",
        settings.upstreamPackageName().orElse(""),
        "PACKIT_SPECFILE_PATH",
        settings.specfilePath().orElse(""));
  }
}
