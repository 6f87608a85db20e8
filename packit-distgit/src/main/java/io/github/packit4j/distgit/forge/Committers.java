package io.github.packit4j.distgit.forge;

import java.util.List;

/**
 * Who may push to a project by a grant of their own.
 *
 * @param accounts account names
 * @param groups group names
 */
public record Committers(List<String> accounts, List<String> groups) {

  /** Copies the lists. */
  public Committers {
    accounts = List.copyOf(accounts);
    groups = List.copyOf(groups);
  }
}
