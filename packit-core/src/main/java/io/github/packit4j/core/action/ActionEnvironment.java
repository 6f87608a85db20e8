package io.github.packit4j.core.action;

import io.github.packit4j.http.Secret;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of commands: what is named here and the variables of the action, which win.
 * Nothing else of the program's own environment reaches a command.
 */
public final class ActionEnvironment {

  private static final String HIDDEN = "***";

  private final Map<String, String> variables;
  private final Set<Secret> secrets;

  private ActionEnvironment(Map<String, String> variables, Set<Secret> secrets) {
    this.variables = variables;
    this.secrets = secrets;
  }

  /**
   * Gives an environment in which the system's programs are found and texts are UTF-8.
   *
   * @return {@code PATH} and {@code LANG} alone
   */
  public static ActionEnvironment minimal() {
    return new ActionEnvironment(
        Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8"), Set.of());
  }

  /**
   * Adds a variable, or sets it to another value.
   *
   * @param name its name
   * @param value its value
   * @return the environment with it
   */
  public ActionEnvironment with(String name, String value) {
    Map<String, String> more = new TreeMap<>(variables);
    more.put(name, value);
    return new ActionEnvironment(more, secrets);
  }

  /**
   * Adds a variable whose value must not be seen. Wherever a command prints it, it is replaced with
   * asterisks, in its output as in messages; a command that means to betray it encodes it first.
   *
   * @param name its name
   * @param value its value
   * @return the environment with it
   */
  public ActionEnvironment withSecret(String name, Secret value) {
    Set<Secret> more = new HashSet<>(secrets);
    more.add(value);
    return new ActionEnvironment(with(name, value.reveal()).variables, more);
  }

  /**
   * Adds variables of the program's own environment, as they are now.
   *
   * @param names their names; those that are not set stay so
   * @return the environment with them
   */
  public ActionEnvironment inheriting(String... names) {
    Map<String, String> more = new TreeMap<>(variables);
    for (String name : names) {
      String value = System.getenv(name);
      if (value != null) {
        more.put(name, value);
      }
    }
    return new ActionEnvironment(more, secrets);
  }

  ActionEnvironment withDefault(String name, String value) {
    return variables.containsKey(name) ? this : with(name, value);
  }

  Map<String, String> of(ActionCommand command) {
    Map<String, String> all = new TreeMap<>(variables);
    all.putAll(command.environment());
    return all;
  }

  String withoutSecrets(String text) {
    String shown = text;
    for (Secret secret : secrets) {
      shown = shown.replace(secret.reveal(), HIDDEN);
    }
    return shown;
  }

  /** Shows the names alone. */
  @Override
  public String toString() {
    return variables.keySet().toString();
  }
}
