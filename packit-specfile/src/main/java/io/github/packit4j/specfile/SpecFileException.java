package io.github.packit4j.specfile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A spec file that cannot be read or edited as asked; tells where. */
public final class SpecFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Place place;

  /** Creates an exception about the file, or the value, as a whole. */
  public SpecFileException(String message) {
    this(null, message, null);
  }

  /** Creates an exception for a line and column, both from 1. */
  public SpecFileException(int line, int column, String message) {
    this(new Place(line, column), message, null);
  }

  /** Creates an exception for a problem. */
  public SpecFileException(SpecProblem problem) {
    this(problem.place().orElse(null), problem.message(), null);
  }

  /** Creates an exception for a line and column with the failure that led to it. */
  public SpecFileException(int line, int column, String message, @Nullable Throwable cause) {
    this(new Place(line, column), message, cause);
  }

  private SpecFileException(@Nullable Place place, String message, @Nullable Throwable cause) {
    super(place == null ? message : place + ": " + message, cause);
    this.place = place;
  }

  /** Returns where in the file; empty if the file, or the value, as a whole is meant. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }
}
