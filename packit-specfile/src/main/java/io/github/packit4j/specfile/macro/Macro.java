package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.environment.NativeMacro;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A macro in a table: text, or a function of this library. */
record Macro(String name, @Nullable String options, String body, @Nullable NativeMacro function) {

  static Macro text(String name, @Nullable String options, String body) {
    return new Macro(name, options, body, null);
  }

  MacroDefinition definition() {
    return new MacroDefinition(name, Optional.ofNullable(options), body);
  }
}
