package io.github.packit4j.specfile.changelog;

/**
 * A commit of an upstream history, as far as a changelog needs it.
 *
 * @param author the author's name
 * @param message the whole message
 */
public record Commit(String author, String message) {

  /** Returns the first line of the message. */
  public String subject() {
    return message.strip().split("\\R", 2)[0].strip();
  }
}
