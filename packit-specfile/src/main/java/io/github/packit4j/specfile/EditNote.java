package io.github.packit4j.specfile;

/**
 * What an edit could not keep, although it did what was asked for.
 *
 * @param line the line, from 1, in the text before the edit
 * @param message what is no longer so, and what to look at
 */
public record EditNote(int line, String message) {

  @Override
  public String toString() {
    return line + ": " + message;
  }
}
