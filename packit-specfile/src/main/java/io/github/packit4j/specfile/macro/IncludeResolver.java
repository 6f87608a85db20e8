package io.github.packit4j.specfile.macro;

import java.util.Optional;

/**
 * Supplies the text of files that macros ask for ({@code %{load:}}, {@code %{exists:}}); nothing
 * else is ever read.
 */
@FunctionalInterface
public interface IncludeResolver {
  /** Returns the text of the file of this name, or empty if there is none. */
  Optional<String> read(String name);

  /** A resolver that knows no file. */
  static IncludeResolver none() {
    return name -> Optional.empty();
  }
}
