package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;
import java.util.stream.Stream;

/** All native macros. */
public final class NativeMacros {
  private NativeMacros() {}

  /** What RPM's own macro file defines. */
  public static List<NativeDefinition> standard() {
    return ConditionMacros.definitions();
  }

  /** What the macro packages of Fedora and its relatives define. */
  public static List<NativeDefinition> distribution() {
    return Stream.of(
            DistMacros.definitions(),
            SourceMacros.definitions(),
            ForgeMacros.definitions(),
            GoMacros.definitions(),
            DesktopMacros.definitions(),
            RMacros.definitions(),
            FontMacros.definitions())
        .flatMap(List::stream)
        .toList();
  }
}
