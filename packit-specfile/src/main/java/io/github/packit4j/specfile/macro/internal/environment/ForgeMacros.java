package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;

/** Sources on software forges: {@code %forgemeta}. */
final class ForgeMacros {
  private ForgeMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(new NativeDefinition("forgemeta", "z:isva", (scope, call) -> ""));
  }
}
