package io.github.packit4j.specfile.macro.internal.environment;

/** A macro whose value is computed here because a body of text would need Lua or a shell. */
@FunctionalInterface
public interface NativeMacro {
  /** Returns the text a call stands for; it is not expanded again. */
  String call(MacroScope scope, MacroCall call);
}
