package io.github.packit4j.messaging;

import io.github.packit4j.http.RetryPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages of the bus to a handler, one at a time and in the order of the queue. A message is
 * acknowledged once its handler returns. A handler that fails gets the message again, after a pause
 * and before any other; one that fails too often, and what nobody can read, is given up: the
 * listener is told, and the broker drops it or sends it to the queue's dead-letter exchange.
 *
 * <p>A connection that ends is made again, and so is a queue that is gone, for as long as it takes.
 * What had not been acknowledged comes again then; a handler that was at work meanwhile is waited
 * for.
 *
 * <pre>{@code
 * try (MessageConsumer bus =
 *     MessageConsumer.builder(Broker.fedora(certificates))
 *         .queue(MessageQueue.durable("6ba7b810-9dad-41d1-80b4-00c04fd430c8"))
 *         .topics(MessageReader.topics())
 *         .handler(MessageHandler.ofEvents(MessageReader.create(), events::store))
 *         .start()) {
 *   stopped.await();
 * }
 * }</pre>
 */
public final class MessageConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MessageConsumer.class);

  private final SessionSettings settings;
  private final RetryPolicy reconnecting;
  private final Duration closeTimeout;
  private final CountDownLatch closing = new CountDownLatch(1);
  // One for all sessions: what the last one is at work on comes before what the next one brings.
  private final ExecutorService worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> handling = daemon(task, "packit4j-messages"),
          // What a connection still has to say once nobody listens.
          new ThreadPoolExecutor.DiscardPolicy());
  private volatile @Nullable Thread handling;
  private volatile @Nullable Session session;

  private MessageConsumer(
      SessionSettings settings, RetryPolicy reconnecting, Duration closeTimeout) {
    this.settings = settings;
    this.reconnecting = reconnecting;
    this.closeTimeout = closeTimeout;
  }

  /**
   * Starts a consumer.
   *
   * @param broker where the bus is
   * @return a builder; a handler is needed
   */
  public static Builder builder(Broker broker) {
    return new Builder(broker);
  }

  /**
   * Tells whether messages can come, for a check of readiness.
   *
   * @return whether there is a connection
   */
  public boolean isConnected() {
    Session current = session;
    return current != null && current.isOpen();
  }

  private void connect() {
    session = Session.open(settings, worker, closing);
  }

  private void stayConnected() {
    int failed = 0;
    while (true) {
      Session current = session;
      if (current != null) {
        current.awaitEnd();
        current.close();
        session = null;
      }
      if (paused(reconnecting.pause(failed + 1, ThreadLocalRandom.current().nextDouble()))) {
        return;
      }
      try {
        connect();
        failed = 0;
        LOG.info("Connected to {} again", settings.broker());
        if (closing.getCount() == 0) {
          closeSession(); // It was asked to close while it connected.
        }
      } catch (RuntimeException e) {
        failed++;
        LOG.warn("No connection to {}, trying again", settings.broker(), e);
      }
    }
  }

  private boolean paused(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Takes no more messages, waits for the one that is being handled, and disconnects. What was not
   * acknowledged goes back into the queue. A handler may call it, too: it then returns at once, and
   * the consumer disconnects when the handler has returned.
   */
  @Override
  public void close() {
    closing.countDown();
    if (Thread.currentThread() == handling) {
      daemon(this::close, "packit4j-close").start(); // It cannot wait for itself.
      return;
    }
    Session current = session;
    if (current != null) {
      current.stop();
    }
    worker.shutdown();
    try {
      if (!worker.awaitTermination(closeTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
    closeSession();
  }

  private void closeSession() {
    Session current = session;
    if (current != null) {
      current.close();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What a consumer is made of. */
  public static final class Builder {

    private final Broker broker;
    private MessageQueue queue = MessageQueue.ofThisRun();
    private List<String> topics = List.of();
    private @Nullable MessageHandler handler;
    private RefusedMessage.Listener refused =
        message ->
            LOG.error(
                "Gave up the message {} of {}: {}",
                message.id(),
                message.topic(),
                message.reason());
    private int prefetch = 10;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private RetryPolicy reconnecting =
        new RetryPolicy(
            Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ZERO);
    private Duration closeTimeout = Duration.ofSeconds(30);

    private Builder(Broker broker) {
      this.broker = broker;
    }

    /**
     * Where messages wait.
     *
     * @param value the queue; without one it is {@link MessageQueue#ofThisRun()}
     * @return this builder
     */
    public Builder queue(MessageQueue value) {
      this.queue = value;
      return this;
    }

    /**
     * Which messages come; those of an existing queue are bound by its administrators.
     *
     * @param values topics without their prefix, such as {@code buildsys.tag}; {@code *} stands for
     *     a word and {@code #} for any number of them; all messages if there are none
     * @return this builder
     */
    public Builder topics(Collection<String> values) {
      this.topics = List.copyOf(values);
      return this;
    }

    /**
     * Who takes messages.
     *
     * @param value the handler
     * @return this builder
     */
    public Builder handler(MessageHandler value) {
      this.handler = value;
      return this;
    }

    /**
     * Who is told of messages that are given up.
     *
     * @param value the listener; without one a line is logged
     * @return this builder
     */
    public Builder refused(RefusedMessage.Listener value) {
      this.refused = value;
      return this;
    }

    /**
     * How many messages the broker may send ahead.
     *
     * @param value from 1 to 65,535; 10 unless set
     * @return this builder
     */
    public Builder prefetch(int value) {
      if (value < 1 || value > 65_535) {
        throw new IllegalArgumentException("prefetch must be from 1 to 65535, was " + value);
      }
      this.prefetch = value;
      return this;
    }

    /**
     * How often and how patiently a message is handed to a handler that fails.
     *
     * @param value the policy; its pauses together must be shorter than the time that the broker
     *     lets consumers have for an acknowledgement, half an hour as a rule
     * @return this builder
     */
    public Builder retryPolicy(RetryPolicy value) {
      this.retryPolicy = value;
      return this;
    }

    /**
     * How patiently a connection is made again that has ended. It is tried until the consumer is
     * closed, whatever the policy's number of attempts.
     *
     * @param value the policy; pauses of up to 1, 2, 4 seconds and so on to a minute unless set
     * @return this builder
     */
    public Builder reconnecting(RetryPolicy value) {
      this.reconnecting = value;
      return this;
    }

    /**
     * How long closing waits for the handler, which is interrupted then.
     *
     * @param value the time; 30 seconds unless set
     * @return this builder
     */
    public Builder closeTimeout(Duration value) {
      this.closeTimeout = value;
      return this;
    }

    /**
     * Connects, and begins to hand messages on.
     *
     * @return the consumer, connected
     * @throws MessagingException if the broker cannot be reached, or refuses account or queue
     */
    public MessageConsumer start() {
      MessageConsumer consumer =
          new MessageConsumer(
              new SessionSettings(
                  broker,
                  queue,
                  topics,
                  Objects.requireNonNull(handler, "A consumer needs a handler"),
                  refused,
                  prefetch,
                  retryPolicy),
              reconnecting,
              closeTimeout);
      try {
        consumer.connect();
      } catch (RuntimeException e) {
        consumer.close();
        throw e;
      }
      daemon(consumer::stayConnected, "packit4j-bus").start();
      return consumer;
    }
  }
}
