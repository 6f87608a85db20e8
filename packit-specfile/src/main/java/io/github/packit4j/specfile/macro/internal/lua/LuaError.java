package io.github.packit4j.specfile.macro.internal.lua;

import org.jspecify.annotations.Nullable;

/** An error of a script: its syntax, or what it raised. */
public final class LuaError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Tells users where the message comes from; scripts do not see it. */
  private static final String PREFIX = "lua: ";

  private final transient @Nullable Object value;

  /** Creates an error with a text. */
  public LuaError(String message) {
    this(message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message, message);
  }

  LuaError(@Nullable Object value, String message) {
    // Scripts may catch and raise errors in a loop; a stack trace would cost more than the script.
    super(message, null, false, false);
    this.value = value;
  }

  @Nullable Object value() {
    return value;
  }
}
