package io.github.packit4j.core.event;

/** What the deliveries of a forge tell, once they have been checked. */
@FunctionalInterface
interface DeliveryEvents {

  /**
   * Reads the event.
   *
   * @throws EventFormatException if the body does not have the shape of its kind
   */
  PackitEvent event(Delivery delivery);
}
