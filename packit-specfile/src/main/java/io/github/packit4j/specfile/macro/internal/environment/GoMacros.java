package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;

/** Go packages: {@code %gometa}. */
final class GoMacros {
  private GoMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(new NativeDefinition("gometa", "z:isvaf1L", (scope, call) -> ""));
  }
}
