package io.github.packit4j.sandbox.internal.koji;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The packages that the hub knows, and the tags they are blocked in.
 *
 * <p>As in Fedora every package of dist-git is listed in every release; so is one of which a build
 * was imported into a tag. Guarded by the state lock.
 */
final class Packages {

  private final Supplier<List<String>> inDistGit;
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final Set<String> imported = new LinkedHashSet<>();
  private final Map<String, Set<String>> blockedIn = new LinkedHashMap<>();

  Packages(Supplier<List<String>> inDistGit) {
    this.inDistGit = inDistGit;
  }

  /** Returns the number of a package, new if it has none. */
  int id(String name) {
    return ids.computeIfAbsent(name, key -> ids.size() + 1);
  }

  /** Returns the number of a package that the hub has heard of. */
  Optional<Integer> known(String name) {
    return ids.containsKey(name) || listed().contains(name)
        ? Optional.of(id(name))
        : Optional.empty();
  }

  /** Returns the packages that are listed. */
  Set<String> listed() {
    Set<String> names = new LinkedHashSet<>(inDistGit.get());
    names.addAll(imported);
    return names;
  }

  void list(String name) {
    imported.add(name);
  }

  void block(String tag, String name) {
    blockedIn.computeIfAbsent(tag, key -> new HashSet<>()).add(name);
  }

  /** Tells whether a package is blocked in one of a tag and its parents. */
  boolean isBlocked(String name, List<Tags.Tag> line) {
    return line.stream()
        .anyMatch(tag -> blockedIn.getOrDefault(tag.name(), Set.of()).contains(name));
  }
}
