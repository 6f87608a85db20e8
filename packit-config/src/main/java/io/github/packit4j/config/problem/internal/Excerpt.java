package io.github.packit4j.config.problem.internal;

/** Text of others in messages of one line. */
public final class Excerpt {

  private Excerpt() {}

  /** Returns a text short enough for a message of one line. */
  public static String of(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }
}
