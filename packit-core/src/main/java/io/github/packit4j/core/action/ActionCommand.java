package io.github.packit4j.core.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One command of an action.
 *
 * @param action the action's name, such as {@code post-upstream-clone}
 * @param arguments the program and its arguments; no shell is involved
 * @param directory the working directory
 * @param environment the variables to add, {@code PACKIT_...}; nothing else is meant to be passed
 *     on
 */
public record ActionCommand(
    String action, List<String> arguments, Path directory, Map<String, String> environment) {

  /** Copies the collections. */
  public ActionCommand {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
