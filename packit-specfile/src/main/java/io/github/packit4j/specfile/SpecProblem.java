package io.github.packit4j.specfile;

import java.util.Optional;

/**
 * Something in a spec file that RPM refuses, warns about, or that could not be evaluated.
 *
 * @param place where it is; empty if the file as a whole is meant
 * @param kind what it is about
 * @param message the thing and what is wrong with it
 */
public record SpecProblem(Optional<Place> place, Kind kind, String message) {

  /** A problem at a line and column, both from 1. */
  public static SpecProblem at(int line, int column, Kind kind, String message) {
    return new SpecProblem(Optional.of(new Place(line, column)), kind, message);
  }

  /** A problem of the file as a whole. */
  public static SpecProblem of(Kind kind, String message) {
    return new SpecProblem(Optional.empty(), kind, message);
  }

  /** What a problem is about. */
  public enum Kind {
    /** An {@code %if} without {@code %endif}, or the other way round. */
    CONDITION,
    /** A tag, section, package or source number that may stand once and stands twice. */
    DUPLICATE,
    /** A required tag or section that is missing. */
    MISSING,
    /** A tag that RPM does not know, or a value it does not take. */
    TAG,
    /** A malformed dependency. */
    DEPENDENCY,
    /** A section header that RPM refuses: its options, its package, a trigger's condition. */
    SECTION,
    /** A changelog entry that RPM does not understand, out of order or on a wrong weekday. */
    DATE,
    /** What RPM warns about. */
    WARNING,
    /** A value that still holds a macro after expansion. */
    UNEXPANDED,
    /** An expansion that RPM would refuse. */
    EXPANSION,
    /** Shell, Lua or a file that was left alone. */
    NOT_EVALUATED;

    /** Tells whether RPM refuses a file with such a problem. */
    public boolean isFatal() {
      return switch (this) {
        case CONDITION, DUPLICATE, MISSING, TAG, DEPENDENCY, SECTION, EXPANSION -> true;
        case DATE, WARNING, UNEXPANDED, NOT_EVALUATED -> false;
      };
    }
  }

  @Override
  public String toString() {
    return place.map(at -> at + ": " + message).orElse(message);
  }
}
