package io.github.packit4j.specfile.internal.check;

import java.util.List;
import java.util.Map;

/** The architectures that a machine can build packages for. */
final class ArchitectureRules {

  /** What a machine builds besides its own architecture and {@code noarch}. */
  private static final Map<String, List<String>> COMPATIBLE =
      Map.of(
          "i686", List.of("i586", "i486", "i386", "fat"),
          "i586", List.of("i486", "i386", "fat"),
          "i486", List.of("i386", "fat"),
          "i386", List.of("fat"),
          "athlon", List.of("i686", "i586", "i486", "i386", "fat"));

  private ArchitectureRules() {}

  /** Tells whether a machine of one architecture builds packages of another. */
  static boolean builds(String machine, String architecture) {
    return architecture.equalsIgnoreCase(machine)
        || architecture.equalsIgnoreCase("noarch")
        || COMPATIBLE.getOrDefault(machine, List.of()).stream()
            .anyMatch(architecture::equalsIgnoreCase);
  }
}
