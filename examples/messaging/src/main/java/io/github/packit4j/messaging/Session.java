package io.github.packit4j.messaging;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a consumer, from its queue's declaration to its end. */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** How long a broker that does not answer is waited for. */
  private static final int CLOSE_MILLIS = 10_000;

  private final Connection connection;
  private final Channel channel;
  private final CountDownLatch ended = new CountDownLatch(1);
  private String consumerTag = "";

  private Session(Connection connection, Channel channel) {
    this.connection = connection;
    this.channel = channel;
  }

  /**
   * Connects, makes and binds the queue, and begins to consume.
   *
   * @param settings what is consumed, and how
   * @param worker calls the handler
   * @param closing ends pauses between attempts
   * @throws MessagingException if the broker cannot be reached or refuses something
   */
  static Session open(SessionSettings settings, ExecutorService worker, CountDownLatch closing) {
    ConnectionFactory connections = settings.broker().connections();
    try {
      Connection connection = connections.newConnection(worker, "packit4j");
      try {
        Session session = new Session(connection, connection.createChannel());
        session.consume(settings, closing);
        return session;
      } catch (IOException | RuntimeException e) {
        connection.abort(CLOSE_MILLIS);
        throw e;
      }
    } catch (IOException | TimeoutException | AlreadyClosedException e) {
      throw new MessagingException("consume messages of " + settings.broker(), e);
    }
  }

  private void consume(SessionSettings settings, CountDownLatch closing) throws IOException {
    connection.addShutdownListener(cause -> ended.countDown());
    channel.addShutdownListener(cause -> ended.countDown());
    channel.basicQos(settings.prefetch());
    String queue = settings.queue().open(channel);
    if (settings.queue().declared()) {
      for (String topic : settings.topics().isEmpty() ? List.of("#") : settings.topics()) {
        // Whatever the prefix is: production, staging, release monitoring.
        String key = topic.equals("#") ? topic : "#." + topic;
        channel.queueBind(queue, settings.broker().exchange(), key);
      }
    }
    consumerTag =
        channel.basicConsume(
            queue, false, new Deliveries(channel, settings, closing, ended::countDown));
  }

  boolean isOpen() {
    return ended.getCount() > 0 && channel.isOpen();
  }

  void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the broker send nothing more; what was sent ahead is not handled any more. */
  void stop() {
    try {
      channel.basicCancel(consumerTag);
    } catch (IOException | RuntimeException e) {
      LOG.debug("The session had ended before it was stopped", e);
    }
  }

  /** Gives back to the queue what was not acknowledged. */
  @Override
  public void close() {
    ended.countDown();
    connection.abort(CLOSE_MILLIS);
  }
}
