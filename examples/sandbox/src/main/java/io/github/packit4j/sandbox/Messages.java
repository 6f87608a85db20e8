package io.github.packit4j.sandbox;

import java.util.List;
import java.util.function.Consumer;

/**
 * The message bus: what Fedora's services announce, in order.
 *
 * <p>Every message is kept, so consumers may come late, or again. Thread-safe.
 */
public interface Messages {

  /** Returns all messages, oldest first. */
  List<BusMessage> all();

  /**
   * Returns the messages of a topic, oldest first.
   *
   * @param topic full topic, or one without {@code org.fedoraproject.prod.}
   */
  List<BusMessage> ofTopic(String topic);

  /**
   * Returns the messages after the first {@code position}, oldest first; a consumer adds the size
   * of the answer to its position.
   */
  List<BusMessage> since(int position);

  /**
   * Calls a consumer for each message from now on, in order, on the thread that caused it and after
   * the change is visible.
   *
   * @return ends the subscription when closed
   */
  Subscription subscribe(Consumer<BusMessage> consumer);

  /**
   * Publishes a message.
   *
   * @param topic full topic
   * @param body JSON object
   */
  BusMessage publish(String topic, String body);

  /** Delivers what {@link MessageFault#late} still holds back. */
  void flush();

  /** A consumer's subscription. */
  interface Subscription extends AutoCloseable {

    /** Ends the subscription. */
    @Override
    void close();
  }
}
