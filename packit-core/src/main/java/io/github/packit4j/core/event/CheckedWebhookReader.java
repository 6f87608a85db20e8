package io.github.packit4j.core.event;

import java.util.Map;

/** A reader that looks at what a delivery says only after it has proved itself. */
final class CheckedWebhookReader implements WebhookReader {

  private final DeliveryCheck check;
  private final DeliveryEvents events;

  CheckedWebhookReader(DeliveryCheck check, DeliveryEvents events) {
    this.check = check;
    this.events = events;
  }

  @Override
  public PackitEvent read(Map<String, String> headers, byte[] body) {
    Delivery delivery = Delivery.of(headers, body);
    check.verify(delivery);
    return events.event(delivery);
  }
}
