package io.github.packit4j.specfile.macro;

/**
 * Something an expansion met and could not, or must not, do; the expansion went on.
 *
 * @param kind what it is about
 * @param construct the text that stayed as written, or the macro that spoke
 * @param reason why, in words
 */
public record ExpansionProblem(Kind kind, String construct, String reason) {

  /** What a problem is about. */
  public enum Kind {
    /** A {@code %(...)} whose command is not a pure computation. */
    SHELL,
    /** A {@code %{lua:...}} that needs more than a sandbox offers. */
    LUA,
    /** A file that {@code %{load:}} asks for and that nobody supplied. */
    FILE,
    /** A macro that asks about the machine it is expanded on. */
    SYSTEM,
    /** A message of {@code %{warn:}}, {@code %{echo:}} or of the macro language itself. */
    MESSAGE
  }
}
