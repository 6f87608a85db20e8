package io.github.packit4j.specfile.macro;

import java.util.Optional;

/**
 * Supplies the text of files that a spec file asks for ({@code %include}, {@code %{load:}}, {@code
 * %{exists:}}); nothing else is ever read.
 *
 * <p>The names come from the spec file and are as hostile as it: a resolver that reads files should
 * know which ones it may, and take no name for a path. What it returns counts for the limits of the
 * run.
 */
@FunctionalInterface
public interface IncludeResolver {
  /**
   * Returns the text of a file, or empty if there is none.
   *
   * @param name what RPM would open, such as {@code /builddir/build/SOURCES/macros.vlc} for a
   *     source of the package: {@code %_sourcedir} and the file's name
   */
  Optional<String> read(String name);

  /** A resolver that knows no file. */
  static IncludeResolver none() {
    return name -> Optional.empty();
  }
}
