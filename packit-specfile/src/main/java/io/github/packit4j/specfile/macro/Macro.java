package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.environment.NativeDefinition;
import io.github.packit4j.specfile.macro.internal.environment.NativeMacro;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A macro in a table: text, or a function of this library. */
record Macro(
    String name, @Nullable String options, String body, Form form, @Nullable NativeMacro function) {

  /** What becomes of the body at a use. */
  enum Form {
    /** It is expanded. */
    EXPANDED,
    /** It is taken as it is. */
    LITERAL,
    /** It is expanded at the first use, and what comes of it taken from then on. */
    ONCE
  }

  static Macro text(String name, @Nullable String options, String body) {
    return new Macro(name, options, body, Form.EXPANDED, null);
  }

  static Macro function(NativeDefinition function) {
    return new Macro(function.name(), function.options(), "", Form.EXPANDED, function.function());
  }

  Macro withBody(String other) {
    return new Macro(name, options, other, form, function);
  }

  /** Tells whether a use of it takes arguments, or calls a function. */
  boolean isCalled() {
    return options != null || function != null;
  }

  MacroDefinition definition() {
    return new MacroDefinition(name, Optional.ofNullable(options), body);
  }
}
