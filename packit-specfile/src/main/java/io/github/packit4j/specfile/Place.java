package io.github.packit4j.specfile;

/**
 * A place in a spec file.
 *
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(int line, int column) implements Comparable<Place> {

  /** Checks that both count from 1. */
  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("No place in a file: " + line + ":" + column);
    }
  }

  @Override
  public int compareTo(Place other) {
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }

  /** Returns line and column: {@code 3:1}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
