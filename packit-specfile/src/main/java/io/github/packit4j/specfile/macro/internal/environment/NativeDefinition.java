package io.github.packit4j.specfile.macro.internal.environment;

import org.jspecify.annotations.Nullable;

/**
 * A native macro with its name and option letters.
 *
 * @param options as between the parentheses of a definition, {@code -} leaves all words operands;
 *     null for a macro that takes no arguments
 */
public record NativeDefinition(String name, @Nullable String options, NativeMacro function) {

  /** A macro without arguments, computed from other macros. */
  static NativeDefinition plain(String name, PlainMacro function) {
    return new NativeDefinition(name, null, (scope, call) -> function.value(scope));
  }

  /** Computes the value of a macro without arguments. */
  @FunctionalInterface
  interface PlainMacro {
    String value(MacroScope scope);
  }
}
