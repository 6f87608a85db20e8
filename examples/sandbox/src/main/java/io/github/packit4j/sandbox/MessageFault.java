package io.github.packit4j.sandbox;

/**
 * A fault of the message bus being described; the last call, one that says what happens, makes it
 * effective. What the bus promises is that a message comes at least once: it may come twice, or
 * after a later one.
 */
public interface MessageFault {

  /** Lets the first {@code n - 1} messages of the topic pass. */
  MessageFault nth(int n);

  /** Applies to this many messages. */
  MessageFault times(int count);

  /** Applies to every message of the topic. */
  MessageFault always();

  /** Delivers the message twice, with the same id. */
  void twice();

  /**
   * Delivers the message only after others, of any topic, that are published next. What still waits
   * when no more are published comes with {@link Messages#flush()}.
   *
   * @param others how many
   */
  void late(int others);

  /** Never delivers the message, as when a queue has expired while its consumer was away. */
  void lost();
}
