package io.github.packit4j.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.http.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real broker and a consumer make of each other. */
class MessageConsumerTest {

  private static final String TOPIC = "org.fedoraproject.prod.buildsys.tag";
  private static final RetryPolicy THREE_TIMES =
      new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  @TempDir private static Path directory;
  private static RabbitMq server;

  private final String queue = UUID.randomUUID().toString();
  private final BlockingQueue<FedoraMessage> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<RefusedMessage> refused = new LinkedBlockingQueue<>();

  @BeforeAll
  static void startServer() throws IOException {
    server = new RabbitMq(directory);
  }

  @AfterAll
  static void stopServer() throws IOException, InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private MessageConsumer.Builder consumer(MessageHandler handler) {
    return MessageConsumer.builder(server.broker())
        .queue(MessageQueue.durable(queue))
        .topics(List.of("buildsys.tag"))
        .handler(handler)
        .refused(refused::add)
        .retryPolicy(THREE_TIMES)
        .reconnecting(THREE_TIMES);
  }

  /** A new connection brings messages a moment before it is told of. */
  private static void awaitConnection(MessageConsumer consumer) {
    while (!consumer.isConnected()) {
      Thread.onSpinWait();
    }
  }

  private static FedoraMessage message(String id) {
    return FedoraMessage.of(
        id, TOPIC, "2026-09-21T10:00:00+00:00", "{\"id\": \"%s\"}".formatted(id));
  }

  private static void publish(FedoraMessage... messages) throws InterruptedException {
    try (MessagePublisher publisher = MessagePublisher.connect(server.broker())) {
      for (FedoraMessage message : messages) {
        publisher.publish(message);
      }
    }
  }

  /** Something to be done with the broker directly. */
  private interface OnBroker<T> {
    T with(Channel channel) throws IOException;
  }

  private static <T> T onBroker(OnBroker<T> action) throws IOException, TimeoutException {
    try (Connection connection = server.broker().connections().newConnection();
        Channel channel = connection.createChannel()) {
      return action.with(channel);
    }
  }

  private int waiting() throws IOException, TimeoutException {
    return onBroker(channel -> channel.queueDeclarePassive(queue).getMessageCount());
  }

  @Test
  void messagesComeInOrderAndAreGoneOnceTheyAreHandled() throws Exception {
    try (MessageConsumer consumer = consumer(handled::add).start()) {
      assertThat(consumer.isConnected()).isTrue();
      publish(message("a"), message("b"), message("c"));
      assertThat(List.of(handled.take(), handled.take(), handled.take()))
          .containsExactly(message("a"), message("b"), message("c"));
    }
    assertThat(waiting()).isZero();
    assertThat(refused).isEmpty();
  }

  @Test
  void onlyTheTopicsThatWereAskedForCome() throws Exception {
    try (MessageConsumer consumer = consumer(handled::add).start()) {
      assertThat(consumer.isConnected()).isTrue();
      publish(
          new FedoraMessage("x", "org.fedoraproject.prod.buildsys.untag", "{}"),
          new FedoraMessage("y", "org.fedoraproject.prod.buildsys.tag.more", "{}"),
          new FedoraMessage("z", "org.fedoraproject.stg.buildsys.tag", "{}"));
      assertThat(handled.take().id()).isEqualTo("z");
    }
    assertThat(handled).isEmpty();
  }

  @Test
  void aHandlerThatFailsGetsTheSameMessageAgainBeforeAnyOther() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    List<String> attempts = new ArrayList<>();
    MessageHandler handler =
        message -> {
          attempts.add(message.id());
          if (failures.getAndDecrement() > 0) {
            throw new IOException("the database is down");
          }
          handled.add(message);
        };
    try (MessageConsumer consumer = consumer(handler).start()) {
      assertThat(consumer.isConnected()).isTrue();
      publish(message("a"), message("b"));
      handled.take();
      handled.take();
    }
    assertThat(attempts).containsExactly("a", "a", "a", "b");
    assertThat(refused).isEmpty();
  }

  @Test
  void whatFailsTooOftenIsToldAndGoesToTheDeadLetters() throws Exception {
    onBroker(
        channel -> {
          channel.exchangeDeclare("dead", "topic", true);
          channel.queueDeclare("dead", true, false, false, null);
          return channel.queueBind("dead", "dead", "#");
        });
    MessageHandler handler =
        message -> {
          if (message.id().equals("poison")) {
            throw new IllegalStateException("no");
          }
          handled.add(message);
        };
    try (MessageConsumer consumer =
        consumer(handler)
            .queue(MessageQueue.durable(queue).withDeadLetterExchange("dead"))
            .start()) {
      assertThat(consumer.isConnected()).isTrue();
      publish(message("poison"), message("b"));
      assertThat(handled.take()).isEqualTo(message("b"));
    }
    assertThat(refused)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("poison");
              assertThat(one.topic()).isEqualTo(TOPIC);
              assertThat(one.body()).isEqualTo(message("poison").body());
              assertThat(one.reason()).contains("3 times", "IllegalStateException: no");
            });
    assertThat(waiting()).isZero();
    GetResponse dead = onBroker(channel -> channel.basicGet("dead", true));
    assertThat(dead.getProps().getMessageId()).isEqualTo("poison");
    assertThat(dead.getEnvelope().getRoutingKey()).isEqualTo(TOPIC);
  }

  @Test
  void whatNobodyCanReadIsRefusedAtOnce() throws Exception {
    try (MessageConsumer consumer =
        consumer(MessageHandler.ofEvents(MessageReader.create(), this::event)).start()) {
      assertThat(consumer.isConnected()).isTrue();
      onBroker(
          channel -> {
            AMQP.BasicProperties none = new AMQP.BasicProperties();
            channel.basicPublish("amq.topic", TOPIC, none, new byte[] {'{', (byte) 0xff, '}'});
            byte[] array = "[]".getBytes(StandardCharsets.UTF_8);
            channel.basicPublish("amq.topic", TOPIC, none, array);
            channel.basicPublish("amq.topic", TOPIC, none, new byte[9_000_000]);
            return channel;
          });
      assertThat(List.of(refused.take(), refused.take(), refused.take()))
          .extracting(RefusedMessage::reason)
          .satisfiesExactly(
              reason -> assertThat(reason).isEqualTo("its body is not UTF-8"),
              reason -> assertThat(reason).contains("buildsys.tag"),
              reason -> assertThat(reason).contains("9,000,000 bytes"));
    }
    assertThat(waiting()).isZero();
  }

  private void event(PackitEvent event) {
    throw new AssertionError(event);
  }

  /** The broker forgets what it has delivered only once it is acknowledged. */
  @Test
  void whatWasBeingHandledWhenTheBrokerDiedComesAgain() throws Exception {
    CountDownLatch died = new CountDownLatch(1);
    MessageHandler handler =
        message -> {
          handled.add(message);
          died.await();
        };
    try (MessageConsumer consumer = consumer(handler).start()) {
      publish(message("a"), message("b"));
      assertThat(handled.take().id()).isEqualTo("a");
      server.restart();
      died.countDown();
      assertThat(handled.take().id()).isEqualTo("a");
      assertThat(handled.take().id()).isEqualTo("b");
      awaitConnection(consumer);
    }
    assertThat(waiting()).isZero();
  }

  @Test
  void aQueueThatIsDeletedIsMadeAgain() throws Exception {
    try (MessageConsumer consumer = consumer(handled::add).start()) {
      onBroker(channel -> channel.queueDelete(queue));
      while (handled.isEmpty()) {
        publish(message("a")); // Lost, until there is a queue again.
      }
      awaitConnection(consumer);
    }
  }

  @Test
  void closingWaitsForWhatIsHandledAndLeavesTheRest() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    MessageHandler handler =
        message -> {
          handled.add(message);
          closing.await();
        };
    MessageConsumer consumer = consumer(handler).start();
    publish(message("a"), message("b"));
    handled.take();
    Thread closer = new Thread(consumer::close);
    closer.start();
    while (onBroker(channel -> channel.queueDeclarePassive(queue).getConsumerCount()) > 0) {
      Thread.onSpinWait();
    }
    closing.countDown();
    closer.join();
    assertThat(handled).isEmpty();
    assertThat(waiting()).as("the second one").isOne();
    assertThat(consumer.isConnected()).isFalse();
  }

  @Test
  void noMoreIsSentAheadThanWasAskedFor() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    MessageHandler handler =
        message -> {
          handled.add(message);
          done.await();
        };
    try (MessageConsumer consumer = consumer(handler).prefetch(1).start()) {
      publish(message("a"));
      handled.take();
      publish(message("b"), message("c"));
      assertThat(waiting()).isEqualTo(2);
      done.countDown();
      assertThat(consumer.isConnected()).isTrue();
    }
  }

  @Test
  void closingInterruptsAHandlerThatDoesNotEnd() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    MessageHandler handler =
        message -> {
          handled.add(message);
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    MessageConsumer consumer = consumer(handler).closeTimeout(Duration.ZERO).start();
    publish(message("a"));
    handled.take();
    consumer.close();
    interrupted.await();
    while (waiting() == 0) {
      Thread.onSpinWait();
    }
    assertThat(refused).isEmpty();
  }

  /** A database that is down keeps neither the event nor the dead letter. */
  @Test
  void whatCannotBeGivenUpStays() throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    AtomicInteger given = new AtomicInteger();
    MessageHandler handler =
        message -> {
          if (up.getCount() > 0) {
            throw new IOException("the database is down");
          }
          handled.add(message);
        };
    RefusedMessage.Listener listener =
        message -> {
          if (given.incrementAndGet() == 2) {
            up.countDown();
          }
          throw new IllegalStateException("the database is down");
        };
    try (MessageConsumer consumer = consumer(handler).refused(listener).start()) {
      publish(message("a"));
      assertThat(handled.take()).isEqualTo(message("a"));
      assertThat(given).hasValue(2);
      awaitConnection(consumer);
    }
    assertThat(waiting()).isZero();
  }

  /** A bot that finds that it has to stop may be in the middle of a message. */
  @Test
  void aHandlerMayCloseItsConsumer() throws Exception {
    CompletableFuture<MessageConsumer> own = new CompletableFuture<>();
    MessageHandler handler =
        message -> {
          own.get().close();
          handled.add(message);
        };
    MessageConsumer consumer = consumer(handler).start();
    publish(message("a"), message("b"));
    own.complete(consumer);
    assertThat(handled.take()).isEqualTo(message("a"));
    while (waiting() == 0) {
      Thread.onSpinWait();
    }
    assertThat(waiting()).as("the second one").isOne();
    assertThat(handled).isEmpty();
    assertThat(consumer.isConnected()).isFalse();
  }

  static List<MessageHandler> failing() {
    return List.of(
        message -> {
          throw new InterruptedException("a timeout of the handler's own");
        },
        message -> {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted");
        },
        message -> {
          throw new NoClassDefFoundError("a class that could not be loaded");
        },
        message -> {
          throw new AssertionError("cannot be");
        });
  }

  @ParameterizedTest
  @MethodSource("failing")
  void howeverAHandlerFailsItGetsTheMessageAgainUntilItIsGivenUp(MessageHandler failing)
      throws Exception {
    List<String> attempts = new ArrayList<>();
    MessageHandler handler =
        message -> {
          attempts.add(message.id());
          if (message.id().equals("poison")) {
            failing.handle(message);
          }
          handled.add(message);
        };
    try (MessageConsumer consumer = consumer(handler).start()) {
      publish(message("poison"), message("b"));
      assertThat(handled.take()).isEqualTo(message("b"));
      assertThat(consumer.isConnected()).isTrue();
    }
    assertThat(attempts).containsExactly("poison", "poison", "poison", "b");
    assertThat(refused).extracting(RefusedMessage::id).containsExactly("poison");
    assertThat(waiting()).isZero();
  }

  /** The broker sends all of it again, from the first that was not acknowledged. */
  @Test
  void whatWasSentAheadBeforeTheConnectionEndedIsHandedOnOnce() throws Exception {
    CountDownLatch sentAhead = new CountDownLatch(1);
    CountDownLatch died = new CountDownLatch(1);
    AtomicInteger failures = new AtomicInteger(1);
    MessageHandler handler =
        message -> {
          handled.add(message);
          if (message.id().equals("x")) {
            sentAhead.await();
          } else {
            died.await();
            if (failures.getAndDecrement() > 0) {
              throw new IOException("the network is down");
            }
          }
        };
    try (MessageConsumer consumer = consumer(handler).start()) {
      publish(message("x"));
      assertThat(handled.take().id()).isEqualTo("x");
      publish(message("a"), message("b"));
      while (waiting() > 0) {
        Thread.onSpinWait();
      }
      sentAhead.countDown();
      assertThat(handled.take().id()).isEqualTo("a");
      server.restart();
      died.countDown();
      List<String> again = new ArrayList<>();
      while (!again.contains("b")) {
        again.add(handled.take().id());
      }
      again.remove("x"); // The broker may have died before it had written the acknowledgement.
      assertThat(again).containsExactly("a", "b");
      awaitConnection(consumer);
    }
    assertThat(handled).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void aBrokerThatIsRestartedWhileTheConsumerClosesKeepsTheMessage() throws Exception {
    CountDownLatch restarted = new CountDownLatch(1);
    MessageHandler handler =
        message -> {
          handled.add(message);
          restarted.await();
        };
    MessageConsumer consumer = consumer(handler).start();
    publish(message("a"));
    handled.take();
    Thread closer = new Thread(consumer::close);
    closer.start();
    while (onBroker(channel -> channel.queueDeclarePassive(queue).getConsumerCount()) > 0) {
      Thread.onSpinWait();
    }
    server.restart();
    restarted.countDown();
    closer.join();
    assertThat(waiting()).isOne();
    assertThat(handled).isEmpty();
  }

  @Test
  void aQueueThatIsThereWithOtherSettingsIsNamed() {
    consumer(handled::add).start().close();
    assertThatThrownBy(
            () ->
                consumer(handled::add)
                    .queue(MessageQueue.durable(queue).withDeadLetterExchange("dead"))
                    .start())
        .isInstanceOf(MessagingException.class)
        .hasMessageContainingAll("PRECONDITION_FAILED", queue, "x-dead-letter-exchange");
  }

  @Test
  void aMessageWithoutAnIdIsHandledLikeAnyOther() throws Exception {
    try (MessageConsumer consumer = consumer(handled::add).start()) {
      assertThat(consumer.isConnected()).isTrue();
      onBroker(
          channel -> {
            channel.basicPublish("amq.topic", TOPIC, null, new byte[] {'{', '}'});
            return channel;
          });
      assertThat(handled.take()).isEqualTo(new FedoraMessage("", TOPIC, "{}"));
    }
    assertThat(waiting()).isZero();
  }

  @Test
  void aQueueThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> consumer(handled::add).queue(MessageQueue.existing("none")).start())
        .isInstanceOf(MessagingException.class)
        .hasMessageContainingAll("127.0.0.1", "NOT_FOUND", "none");
  }

  @Test
  void anAccountIsKnownByItsCertificate() throws Exception {
    Certificates certificates = server.certificates("fedora", server.authorityPem());
    try (MessageConsumer consumer =
        MessageConsumer.builder(server.overTls("localhost", certificates))
            .queue(MessageQueue.durable(queue))
            .handler(handled::add)
            .start()) {
      publish(message("a"));
      assertThat(handled.take()).isEqualTo(message("a"));
      assertThat(consumer.isConnected()).isTrue();
    }
    assertThatThrownBy(
            () ->
                MessageConsumer.builder(server.overTls("localhost", certificates))
                    .queue(MessageQueue.durable("not-a-uuid"))
                    .handler(handled::add)
                    .start())
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("ACCESS_REFUSED");
  }

  @Test
  void aBrokerOfAnotherAuthorityOrNameIsNotTrusted() throws Exception {
    String other = new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem();
    Certificates distrusting = server.certificates("other", other);
    assertThatThrownBy(() -> MessagePublisher.connect(server.overTls("localhost", distrusting)))
        .isInstanceOf(MessagingException.class);
    Certificates trusting = server.certificates("fedora", server.authorityPem());
    assertThatThrownBy(() -> MessagePublisher.connect(server.overTls("127.0.0.1", trusting)))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("127.0.0.1");
  }
}
