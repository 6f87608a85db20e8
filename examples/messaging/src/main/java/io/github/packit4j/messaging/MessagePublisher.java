package io.github.packit4j.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.github.packit4j.core.event.FedoraMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Sends messages as fedora-messaging does: for tests of bots, and for buses of one's own. Nobody
 * may publish on Fedora's public virtual host. Each call waits for the broker's confirmation.
 */
public final class MessagePublisher implements AutoCloseable {

  private static final int PERSISTENT = 2;
  private static final int SEVERITY_INFO = 20;
  private static final long CONFIRM_MILLIS = 30_000;
  private static final int CLOSE_MILLIS = 10_000;

  private final Broker broker;
  private final Connection connection;
  private final Channel channel;
  private final Clock clock;

  private MessagePublisher(Broker broker, Connection connection, Channel channel, Clock clock) {
    this.broker = broker;
    this.connection = connection;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Connects.
   *
   * @param broker the broker
   * @return a publisher
   * @throws MessagingException if the broker cannot be reached, or refuses the account
   */
  public static MessagePublisher connect(Broker broker) {
    try {
      Connection connection = broker.connections().newConnection("packit4j-publisher");
      Channel channel = connection.createChannel();
      channel.confirmSelect();
      return new MessagePublisher(broker, connection, channel, Clock.systemUTC());
    } catch (IOException | TimeoutException e) {
      throw new MessagingException("connect to " + broker, e);
    }
  }

  /**
   * Sends a message.
   *
   * @param message the message; its topic is the routing key, with the prefix
   * @throws MessagingException if the broker does not confirm that it has it
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public synchronized void publish(FedoraMessage message) throws InterruptedException {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .messageId(message.id())
            .contentType("application/json")
            .contentEncoding("utf-8")
            .deliveryMode(PERSISTENT)
            .headers(
                Map.of(
                    "fedora_messaging_schema",
                    "base.message",
                    "fedora_messaging_severity",
                    SEVERITY_INFO,
                    "sent-at",
                    sentAt(message)))
            .build();
    try {
      channel.basicPublish(
          broker.exchange(),
          message.topic(),
          properties,
          message.body().getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      throw new MessagingException("publish %s of %s".formatted(message.id(), message.topic()), e);
    }
  }

  private String sentAt(FedoraMessage message) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        message
            .sentAt()
            .orElseGet(clock::instant)
            .truncatedTo(ChronoUnit.SECONDS)
            .atOffset(ZoneOffset.UTC));
  }

  @Override
  public void close() {
    connection.abort(CLOSE_MILLIS);
  }
}
