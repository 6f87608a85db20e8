package io.github.packit4j.specfile;

/**
 * Something doubtful in a spec file that does not stop its use.
 *
 * @param line the line, from 1; 0 if the file as a whole is meant
 * @param column the column, from 1; 0 if the line as a whole is meant
 * @param kind what it is about
 * @param message the thing and what is wrong with it
 */
public record SpecProblem(int line, int column, Kind kind, String message) {

  /** What a problem is about. */
  public enum Kind {
    /** An {@code %if} without {@code %endif}, or the other way round. */
    CONDITION,
    /** A tag that may stand once and stands twice, or a source number used twice. */
    DUPLICATE,
    /** A required tag that is missing. */
    MISSING,
    /** A changelog header whose date RPM refuses or whose weekday is wrong. */
    DATE,
    /** A value that still holds a macro after expansion. */
    UNEXPANDED,
    /** An expansion that RPM would refuse. */
    EXPANSION,
    /** Shell, Lua or a file that was left alone. */
    NOT_EVALUATED;

    /** Tells whether RPM refuses a file with such a problem. */
    public boolean isFatal() {
      return this == CONDITION || this == DUPLICATE || this == MISSING || this == EXPANSION;
    }
  }

  @Override
  public String toString() {
    return line == 0 ? message : line + ":" + column + ": " + message;
  }
}
