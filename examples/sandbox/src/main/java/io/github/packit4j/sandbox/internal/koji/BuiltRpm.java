package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import java.util.List;

/**
 * A package of a complete build; each build has a source package and one for all architectures.
 *
 * @param arch {@code src} or {@code noarch}
 */
record BuiltRpm(Build build, String arch) {

  private static final List<String> ARCHES = List.of("src", "noarch");

  /** Returns the packages of a build: none unless it is complete. */
  static List<BuiltRpm> of(Build build) {
    return build.state() == KojiBuild.State.COMPLETE
        ? ARCHES.stream().map(arch -> new BuiltRpm(build, arch)).toList()
        : List.of();
  }

  int id() {
    return (build.id() - 1) * ARCHES.size() + ARCHES.indexOf(arch) + 1;
  }
}
