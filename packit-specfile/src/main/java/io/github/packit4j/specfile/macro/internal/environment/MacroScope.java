package io.github.packit4j.specfile.macro.internal.environment;

import java.util.Optional;
import java.util.Set;

/** The macros around a native macro while it runs. */
public interface MacroScope {
  /** Returns the expanded value of a macro, or empty if it is not defined. */
  Optional<String> value(String name);

  /** Returns whether a macro is defined. */
  boolean isDefined(String name);

  /** Tells whether macros can replace the default of a build condition: since RPM 4.20. */
  boolean hasConditionDefaults();

  /** Returns the names of the macros that begin with a text. */
  Set<String> defined(String prefix);

  /** Expands a text. */
  String expand(String text);

  /** Defines a macro for the rest of the run; the body is taken as it is. */
  void define(String name, String body);

  /** Removes the newest definition of a macro. */
  void undefine(String name);

  /** Fails the expansion with this message. */
  RuntimeException failure(String message);

  /** Returns the expanded value of a macro, or an empty text. */
  default String valueOrEmpty(String name) {
    return value(name).orElse("");
  }
}
