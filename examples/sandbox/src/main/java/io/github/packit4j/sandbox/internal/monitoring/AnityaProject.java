package io.github.packit4j.sandbox.internal.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A project that Anitya watches, the newest version first. Guarded by the state lock. */
final class AnityaProject {

  private static final Pattern UNSTABLE =
      Pattern.compile("alpha|beta|rc|pre|dev", Pattern.CASE_INSENSITIVE);

  private final int id;
  private final String name;
  private final Instant created;
  private final Set<Mapping> mappings = new LinkedHashSet<>();
  private final List<String> versions = new ArrayList<>();

  /** A package that is made of the project. */
  record Mapping(String distribution, String packageName) {}

  AnityaProject(int id, String name, Instant created) {
    this.id = id;
    this.name = name;
    this.created = created;
  }

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  String homepage() {
    return "https://example.org/" + name;
  }

  void map(String distribution, String packageName) {
    mappings.add(new Mapping(distribution, packageName));
  }

  List<Mapping> mappings() {
    return List.copyOf(mappings);
  }

  boolean isMappedTo(String distribution, String packageName) {
    return mappings.contains(new Mapping(distribution, packageName));
  }

  /** Puts a version before the others. */
  void add(String version) {
    versions.remove(version);
    versions.add(0, version);
    versions.sort((one, other) -> RpmVersions.compare(other, one));
  }

  List<String> versions() {
    return List.copyOf(versions);
  }

  List<String> stableVersions() {
    return versions.stream().filter(AnityaProject::isStable).toList();
  }

  Optional<String> newest() {
    return versions.stream().findFirst();
  }

  static boolean isStable(String version) {
    return !UNSTABLE.matcher(version).find();
  }
}
