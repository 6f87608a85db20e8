package io.github.packit4j.specfile.macro.internal.run;

import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import java.util.Optional;

/** What reading a spec file needs of an expansion beyond its public face. */
public interface SpecRun {

  /** Returns the inside of an expansion. */
  static SpecRun of(MacroExpander expander) {
    return (SpecRun) expander;
  }

  /**
   * Declares a source: {@code SOURCEn} becomes its path below {@code %_sourcedir}, {@code
   * SOURCEURLn} its location as written.
   */
  void source(int number, String location);

  /**
   * Declares a patch: {@code PATCHn} becomes its path below {@code %_sourcedir}, {@code PATCHURLn}
   * its location as written.
   */
  void patch(int number, String location);

  /**
   * Returns the text of a file that {@code %include} names, or empty if none was supplied; the file
   * counts for the limits of the run.
   */
  Optional<String> include(String name);

  /**
   * Tells whether an earlier text could expand to something else now: it asked for a macro that was
   * defined only later.
   */
  boolean hasLateDefinitions();

  /**
   * Returns an expansion that begins with the macros of this one as they are now, with limits of
   * its own; what either defines from here on, the other does not see.
   */
  MacroExpander fork();

  /**
   * Evaluates an expression whose macros have been expanded.
   *
   * @throws MacroException if it is none
   */
  boolean holds(String expression);
}
