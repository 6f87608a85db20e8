package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;

/** The tag of a distribution release in Release tags: {@code .fc44}, and what stands around it. */
final class DistMacros {

  /** Fedora looks for 10,000; each of them is one archive of a forge in the same spec file. */
  private static final int PREFIXES = 100;

  private DistMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(NativeDefinition.plain("dist", DistMacros::dist));
  }

  /**
   * As the package fedora-release defines it: prefixes, the release's own tag, a bootstrap mark.
   */
  private static String dist(MacroScope scope) {
    StringBuilder dist = new StringBuilder();
    if (!scope.defined("distprefix").isEmpty()) {
      prefixes(scope, dist);
    }
    dist.append(scope.valueOrEmpty("distcore"));
    if (scope.isDefined("with_bootstrap")) {
      dist.append(scope.valueOrEmpty("__bootstrap"));
    }
    return dist.toString();
  }

  private static void prefixes(MacroScope scope, StringBuilder dist) {
    if (!scope.isDefined("distprefix0")) {
      dist.append(scope.valueOrEmpty("distprefix"));
    }
    for (int number = 0; number < PREFIXES; number++) {
      dist.append(scope.valueOrEmpty("distprefix" + number));
    }
  }
}
