package io.github.packit4j.bodhi.model;

import java.util.List;
import java.util.Optional;

/**
 * An account.
 *
 * @param name the account's name
 * @param email the address, where Bodhi shows it
 * @param groups names of the account's groups
 */
public record BodhiUser(String name, Optional<String> email, List<String> groups) {
  /** Copies the groups. */
  public BodhiUser {
    groups = List.copyOf(groups);
  }
}
