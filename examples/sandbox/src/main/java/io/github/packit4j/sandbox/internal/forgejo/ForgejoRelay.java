package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What brings a Forgejo's webhooks to the bus: payload and headers, without what is secret. */
public final class ForgejoRelay {

  private final MessageBus bus;

  /** Creates a relay. */
  public ForgejoRelay(MessageBus bus) {
    this.bus = bus;
  }

  /** Publishes a delivery. */
  public void deliver(WebhookDelivery delivery) {
    ObjectNode headers = Json.object();
    delivery
        .headers()
        .forEach(
            (name, value) ->
                headers.put(
                    name.toLowerCase(Locale.ROOT),
                    name.contains("Signature") ? "(redacted)" : value));
    ObjectNode body = Json.object();
    body.set("body", Json.parse(delivery.body()));
    body.set("headers", headers);
    body.putNull("agent");
    String topic = "forgejo." + headers.path("x-forgejo-event").asString();
    bus.publish(MessageBus.PREFIX + topic, "base.message", 20, List.of(), body);
  }
}
