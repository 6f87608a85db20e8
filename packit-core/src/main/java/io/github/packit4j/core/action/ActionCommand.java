package io.github.packit4j.core.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One command of an action.
 *
 * @param action the action's name, such as {@code post-upstream-clone}
 * @param arguments the program and its arguments; no shell is involved
 * @param workspace the directory with all that the command may change, as an absolute path: the
 *     checkouts, which are deleted afterwards
 * @param directory the working directory, in the workspace
 * @param environment the variables to add, {@code PACKIT_...}; nothing else is meant to be passed
 *     on
 */
public record ActionCommand(
    String action,
    List<String> arguments,
    Path workspace,
    Path directory,
    Map<String, String> environment) {

  /** Copies the collections. */
  public ActionCommand {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
