package io.github.packit4j.config.user;

import io.github.packit4j.config.problem.ConfigProblem;
import java.util.List;

/**
 * A user configuration that could be loaded, with what is doubtful in it.
 *
 * @param config the configuration
 * @param warnings what is deprecated or ignored, in the order of the file
 */
public record LoadedUserConfig(UserConfig config, List<ConfigProblem> warnings) {

  /** Copies the list. */
  public LoadedUserConfig {
    warnings = List.copyOf(warnings);
  }
}
