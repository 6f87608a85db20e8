package io.github.packit4j.config;

import java.util.Optional;

/**
 * Options of OpenScanHub scans: the value of {@code osh_options}.
 *
 * @param analyzer the analyzers, as the scanner names them
 * @param config the scanner's configuration
 * @param profile the scanner's profile
 */
public record OshOptions(
    Optional<String> analyzer, Optional<String> config, Optional<String> profile) {

  /** Returns the options of a configuration that sets none. */
  public static OshOptions none() {
    return new OshOptions(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
