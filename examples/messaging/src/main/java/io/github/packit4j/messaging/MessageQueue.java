package io.github.packit4j.messaging;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Where messages wait for a consumer.
 *
 * @param name its name; empty for one that the broker names and that ends with the connection
 * @param declared whether it is made if it is not there; else it has to be there
 * @param deadLetterExchange where refused messages go; empty if the broker drops them
 */
public record MessageQueue(
    Optional<String> name, boolean declared, Optional<String> deadLetterExchange) {

  /**
   * A queue of this connection alone. What is sent while nobody is connected is lost.
   *
   * @return a queue that the broker names
   */
  public static MessageQueue ofThisRun() {
    return new MessageQueue(Optional.empty(), true, Optional.empty());
  }

  /**
   * A queue that outlives its consumers, so that nothing is lost while none is there. Consumers of
   * one queue share its messages.
   *
   * @param name its name; on Fedora's public broker a lower-case UUID of one's own
   * @return the queue, made if it is not there
   */
  public static MessageQueue durable(String name) {
    return new MessageQueue(Optional.of(name), true, Optional.empty());
  }

  /**
   * A queue that the broker's administrators have made and bound.
   *
   * @param name its name
   * @return the queue, which has to be there
   */
  public static MessageQueue existing(String name) {
    return new MessageQueue(Optional.of(name), false, Optional.empty());
  }

  /**
   * The same queue, with a place for messages that were refused.
   *
   * @param exchange the exchange that they are sent to, under their own routing key
   * @return the queue; one that is there with other settings is refused by the broker
   */
  public MessageQueue withDeadLetterExchange(String exchange) {
    return new MessageQueue(name, declared, Optional.of(exchange));
  }

  /** Makes sure that it is there, and gives its name. */
  String open(Channel channel) throws IOException {
    if (!declared) {
      return channel.queueDeclarePassive(name.orElseThrow()).getQueue();
    }
    boolean ofThisRun = name.isEmpty();
    Map<String, Object> arguments =
        deadLetterExchange
            .map(exchange -> Map.<String, Object>of("x-dead-letter-exchange", exchange))
            .orElseGet(Map::of);
    return channel
        .queueDeclare(name.orElse(""), !ofThisRun, ofThisRun, ofThisRun, arguments)
        .getQueue();
  }
}
