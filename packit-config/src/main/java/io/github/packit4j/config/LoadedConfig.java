package io.github.packit4j.config;

import io.github.packit4j.config.problem.ConfigProblem;
import java.util.List;

/**
 * A configuration that could be loaded, with what is doubtful in it.
 *
 * @param config the configuration
 * @param warnings what is deprecated, ignored or suspicious, in the order of the file
 */
public record LoadedConfig(PackageConfig config, List<ConfigProblem> warnings) {

  /** Copies the list. */
  public LoadedConfig {
    warnings = List.copyOf(warnings);
  }
}
