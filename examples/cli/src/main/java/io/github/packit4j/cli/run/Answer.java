package io.github.packit4j.cli.run;

import java.util.Map;

/**
 * What a command has to say: the same for programs and for people, and how the program ends.
 *
 * @param json a record, map or list for {@code --json}, or a {@link JsonText}
 * @param page the text without it
 * @param exit how the program ends
 */
public record Answer(Object json, Page page, ExitCode exit) {

  /**
   * A text that is JSON already.
   *
   * @param text the JSON
   */
  public record JsonText(String text) {}

  /** Answers that all is well. */
  public static Answer of(Object json, Page page) {
    return new Answer(json, page, ExitCode.DONE);
  }

  /** Answers with a document that is JSON for everybody. */
  public static Answer json(String text) {
    return of(new JsonText(text), new Page().document(text));
  }

  /** Answers that the user did not agree to a change. */
  static Answer declined() {
    return new Answer(
        Map.of("changed", false), new Page().line("Nothing was changed."), ExitCode.USAGE);
  }

  /** Returns this answer with another end. */
  public Answer exit(ExitCode other) {
    return new Answer(json, page, other);
  }

  /** Returns this answer as a failure unless something is so. */
  public Answer failedUnless(boolean good) {
    return good ? this : exit(ExitCode.FAILED);
  }
}
