package io.github.packit4j.distgit.internal.transport;

import io.github.packit4j.http.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys and hosts of ssh connections.
 *
 * @param keys private key files and their passphrases, in the order to try them
 * @param agent the socket of an agent
 * @param knownHosts files with host keys
 * @param config a file in the format of {@code ssh_config}
 */
public record SshSettings(
    Map<Path, Optional<Secret>> keys,
    Optional<Path> agent,
    List<Path> knownHosts,
    Optional<Path> config) {

  /** Copies the collections. */
  public SshSettings {
    keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    knownHosts = List.copyOf(knownHosts);
  }
}
