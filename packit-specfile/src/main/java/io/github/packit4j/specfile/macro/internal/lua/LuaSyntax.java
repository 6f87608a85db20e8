package io.github.packit4j.specfile.macro.internal.lua;

import java.util.Optional;

/** Checks whether a text is a Lua script, without running it. */
public final class LuaSyntax {

  private LuaSyntax() {}

  /** Returns what is wrong with a script's syntax; empty if nothing is. */
  public static Optional<String> problem(String script) {
    try {
      new LuaParser(script).parse();
      return Optional.empty();
    } catch (LuaError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (LuaUnsupported | LuaLimitException e) {
      return Optional.empty();
    }
  }
}
