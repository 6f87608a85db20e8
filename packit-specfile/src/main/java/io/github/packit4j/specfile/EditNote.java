package io.github.packit4j.specfile;

import java.util.OptionalInt;

/**
 * What an edit could not keep, although it did what was asked for.
 *
 * @param line the line, from 1, in the text before the edit; empty if the file as a whole is meant
 * @param message what is no longer so, and what to look at
 */
public record EditNote(OptionalInt line, String message) {

  /** A note on a line, counted from 1. */
  public static EditNote at(int line, String message) {
    return new EditNote(OptionalInt.of(line), message);
  }

  /** A note on the file as a whole. */
  public static EditNote of(String message) {
    return new EditNote(OptionalInt.empty(), message);
  }

  @Override
  public String toString() {
    return line.isPresent() ? line.getAsInt() + ": " + message : message;
  }
}
