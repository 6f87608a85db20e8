package io.github.packit4j.specfile.macro.internal.lua;

import org.jspecify.annotations.Nullable;

/** A function: of a script, or of a library. */
@FunctionalInterface
public interface LuaFunction {
  /** Calls the function; missing arguments and results are nil. */
  @Nullable Object[] call(@Nullable Object[] arguments);
}
