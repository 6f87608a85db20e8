package io.github.packit4j.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.github.packit4j.core.event.FedoraMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what the broker delivers to the handler, and tells the broker what became of it. */
final class Deliveries extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Far more than any message of Fedora's bus has; the largest seen have some 100,000. */
  private static final int MAX_BYTES = 8_000_000;

  private final SessionSettings settings;
  private final CountDownLatch closing;
  private final Runnable ended;

  Deliveries(Channel channel, SessionSettings settings, CountDownLatch closing, Runnable ended) {
    super(channel);
    this.settings = settings;
    this.closing = closing;
    this.ended = ended;
  }

  @Override
  public void handleDelivery(
      String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
      throws IOException {
    if (isOver()) {
      return; // Not acknowledged, so it stays in the queue.
    }
    String id = properties.getMessageId() == null ? "" : properties.getMessageId();
    long tag = envelope.getDeliveryTag();
    try {
      String text = text(body);
      if (handled(FedoraMessage.of(id, envelope.getRoutingKey(), sentAt(properties), text))) {
        getChannel().basicAck(tag, false);
      }
    } catch (UnusableMessageException e) {
      String text = new String(body, 0, Math.min(body.length, MAX_BYTES), StandardCharsets.UTF_8);
      String why = String.valueOf(e.getMessage());
      settings.refused().refused(new RefusedMessage(id, envelope.getRoutingKey(), text, why));
      getChannel().basicReject(tag, false);
    } catch (AlreadyClosedException e) {
      LOG.info("The connection ended while {} was handled; it comes again", id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The client has a type of its own for texts in headers. */
  private static String sentAt(AMQP.BasicProperties properties) {
    Map<String, Object> headers = properties.getHeaders();
    return headers == null ? "" : String.valueOf(headers.get("sent-at"));
  }

  /** Whether the queue has again what is not acknowledged by now, or will have. */
  private boolean isOver() {
    return closing.getCount() == 0 || !getChannel().isOpen();
  }

  private static String text(byte[] body) throws UnusableMessageException {
    if (body.length > MAX_BYTES) {
      throw new UnusableMessageException(
          "its body has %,d bytes, more than %,d".formatted(body.length, MAX_BYTES));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new UnusableMessageException("its body is not UTF-8");
    }
  }

  /** Calls the handler until it returns; false if the consumer or the connection ends before. */
  private boolean handled(FedoraMessage message)
      throws UnusableMessageException, InterruptedException {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      try {
        settings.handler().handle(message);
        return true;
      } catch (UnusableMessageException e) {
        throw e;
      } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
        if (isOver()) {
          LOG.info("Handling {} of {} did not end", message.id(), message.topic(), e);
          return false;
        }
        // Nobody but close() interrupts this thread; what the handler has done to it is its
        // failure.
        boolean unused = Thread.interrupted();
        Duration pause =
            settings.retryPolicy().pause(attempt, ThreadLocalRandom.current().nextDouble());
        waited = waited.plus(pause);
        if (attempt >= settings.retryPolicy().maxAttempts()
            || waited.compareTo(settings.retryPolicy().maxTotalWait()) > 0) {
          LOG.error("Handling {} of {} failed", message.id(), message.topic(), e);
          throw new UnusableMessageException(
              "its handler failed %d times, last with %s".formatted(attempt, e));
        }
        LOG.warn("Handling {} of {} failed, trying again", message.id(), message.topic(), e);
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }

  /** The queue is gone, or its node went away. */
  @Override
  public void handleCancel(String consumerTag) {
    LOG.warn("The broker has ended the delivery of messages");
    ended.run();
  }
}
