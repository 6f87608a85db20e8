package io.github.packit4j.specfile.macro.internal.lua;

/** A script that takes more steps than it may. */
public final class LuaLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LuaLimitException(String message) {
    super(message);
  }
}
