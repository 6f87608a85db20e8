package io.github.packit4j.distgit.monitoring;

import java.util.List;
import java.util.Optional;

/**
 * The versions of a project, in the order of release monitoring: the newest first, by the version
 * scheme that the project has there.
 *
 * @param all every version found so far, pre-releases included
 * @param stable those that are no pre-releases; empty also if the server does not tell them apart
 */
public record MonitoredVersions(List<String> all, List<String> stable) {

  /** Copies the lists. */
  public MonitoredVersions {
    all = List.copyOf(all);
    stable = List.copyOf(stable);
  }

  /** Returns the newest version, a pre-release perhaps; empty if none was found yet. */
  public Optional<String> newest() {
    return all.stream().findFirst();
  }

  /** Returns the newest version that is no pre-release; empty if there is none. */
  public Optional<String> newestStable() {
    return stable.stream().findFirst();
  }
}
