package io.github.packit4j.config.problem;

import org.jspecify.annotations.Nullable;

/** The root of what this module throws when a configuration or a value of one cannot be used. */
public class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was tried and why it failed
   */
  public ConfigException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what was tried and why it failed
   * @param cause the reason
   */
  public ConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
