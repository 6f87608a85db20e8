package io.github.packit4j.messaging;

/** A message that no further attempt makes any better. */
public final class UnusableMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param why what is wrong with the message
   */
  public UnusableMessageException(String why) {
    super(why);
  }
}
