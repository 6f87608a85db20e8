package io.github.packit4j.sandbox.internal.messages;

import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.Messages;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The message bus. */
public final class MessageBus implements Messages {

  /** What begins the topics of Fedora's production services. */
  public static final String PREFIX = "org.fedoraproject.prod.";

  private final Clock clock;
  private final MessageFaults faults = new MessageFaults();
  private final List<BusMessage> messages = new ArrayList<>();
  private final List<Consumer<BusMessage>> consumers = new CopyOnWriteArrayList<>();
  private final Queue<BusMessage> undelivered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean delivering = new AtomicBoolean();
  private int published;

  /** Creates a bus without messages. */
  public MessageBus(Clock clock) {
    this.clock = clock;
  }

  /** Returns what goes wrong on purpose. */
  public MessageFaults faults() {
    return faults;
  }

  @Override
  public synchronized List<BusMessage> all() {
    return List.copyOf(messages);
  }

  @Override
  public List<BusMessage> ofTopic(String topic) {
    return all().stream()
        .filter(message -> message.topic().equals(topic) || message.topic().equals(PREFIX + topic))
        .toList();
  }

  @Override
  public synchronized List<BusMessage> since(int position) {
    return List.copyOf(messages.subList(Math.min(position, messages.size()), messages.size()));
  }

  @Override
  public Subscription subscribe(Consumer<BusMessage> consumer) {
    consumers.add(consumer);
    return () -> consumers.remove(consumer);
  }

  @Override
  public BusMessage publish(String topic, String body) {
    JsonNode json = Json.parse(body);
    if (!json.isObject()) {
      throw new IllegalArgumentException("The body of a message is a JSON object, not " + body);
    }
    BusMessage message = publish(topic, "base.message", 20, List.of(), json);
    deliver();
    return message;
  }

  /**
   * Adds a message, which consumers get with the next {@link #deliver()}.
   *
   * @param schema value of the schema header
   * @param severity 10 debug, 20 info
   * @param about names of the affected objects, such as {@code user_packit} and {@code rpm_hello}
   */
  public BusMessage publish(
      String topic, String schema, int severity, List<String> about, JsonNode body) {
    return publish(topic, schema, "", severity, about, body);
  }

  /**
   * Adds a message, as above.
   *
   * @param schemas name of the package that has the schema; no header if it is empty
   */
  public synchronized BusMessage publish(
      String topic,
      String schema,
      String schemas,
      int severity,
      List<String> about,
      JsonNode body) {
    Map<String, Object> headers = new LinkedHashMap<>();
    about.forEach(name -> headers.put("fedora_messaging_" + name, true));
    headers.put("fedora_messaging_schema", schema);
    if (!schemas.isEmpty()) {
      headers.put("fedora_messaging_schema_package", schemas);
    }
    headers.put("fedora_messaging_severity", severity);
    headers.put("priority", 0);
    headers.put("sent-at", Dates.messageHeader(clock.instant()));
    String id = Numbers.uuid(topic + "#" + published);
    published++;
    BusMessage message = new BusMessage(id, topic, headers, body.toString());
    add(faults.deliveries(message));
    return message;
  }

  private synchronized void add(List<BusMessage> due) {
    messages.addAll(due);
    undelivered.addAll(due);
  }

  @Override
  public void flush() {
    add(faults.release());
    deliver();
  }

  /**
   * Hands messages to the consumers, in order. A thread that comes while another one is at it
   * leaves its messages to that one: waiting could block a consumer that waits for the sandbox's
   * answer.
   */
  public void deliver() {
    while (!undelivered.isEmpty() && delivering.compareAndSet(false, true)) {
      try {
        for (BusMessage next = undelivered.poll(); next != null; next = undelivered.poll()) {
          BusMessage message = next;
          consumers.forEach(consumer -> consumer.accept(message));
        }
      } finally {
        delivering.set(false);
      }
    }
  }
}
