package io.github.packit4j.specfile.macro.internal.lua;

/** Says that a script needs what is not here: files, processes, the system, rare language parts. */
public final class LuaUnsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception that names what is missing. */
  public LuaUnsupported(String what) {
    super(what);
  }

  /** A function that is there, but cannot be called. */
  static LuaFunction function(String name) {
    return arguments -> {
      throw new LuaUnsupported(name);
    };
  }
}
