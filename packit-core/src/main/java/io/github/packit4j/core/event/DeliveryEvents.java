package io.github.packit4j.core.event;

import java.util.Optional;

/** What the deliveries of a forge tell, once they have been checked. */
@FunctionalInterface
interface DeliveryEvents {

  /**
   * Reads the event.
   *
   * @throws EventFormatException if the body does not have the shape of its kind
   */
  Optional<PackitEvent> event(Delivery delivery);

  /** Reads what these do not know as others do. */
  default DeliveryEvents or(DeliveryEvents others) {
    return delivery -> event(delivery).or(() -> others.event(delivery));
  }
}
