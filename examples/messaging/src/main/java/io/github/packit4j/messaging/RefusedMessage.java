package io.github.packit4j.messaging;

/**
 * A message that was given up: nobody can read it, or its handler failed too often.
 *
 * @param id its id, as far as it has one
 * @param topic its topic
 * @param body the text of its body, with replacement characters where it is none
 * @param reason why it was given up
 */
public record RefusedMessage(String id, String topic, String body, String reason) {

  /** Told of every message that is given up, before the broker is. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Keeps the message for people. Where this throws, the message is not given up: it stays in the
     * queue and comes again, so that nothing is lost while a database is down.
     *
     * @param message the message
     */
    void refused(RefusedMessage message);
  }
}
