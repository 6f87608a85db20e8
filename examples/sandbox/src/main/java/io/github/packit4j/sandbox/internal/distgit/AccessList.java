package io.github.packit4j.sandbox.internal.distgit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who besides the owner may do what with a package or fork. Guarded by the state lock. */
public final class AccessList {

  private final Map<String, String> users = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Map<String, String> collaborators = new LinkedHashMap<>();
  private final Set<String> blocked = new LinkedHashSet<>();

  /** Levels {@code ticket}, {@code commit}, {@code admin} of users, by name. */
  public Map<String, String> users() {
    return users;
  }

  /** Levels of groups, by name. */
  public Map<String, String> groups() {
    return groups;
  }

  /** Patterns of the branches that collaborators may push, comma-separated, by name. */
  public Map<String, String> collaborators() {
    return collaborators;
  }

  /** Names of users that may not take part. */
  public Set<String> blocked() {
    return blocked;
  }
}
