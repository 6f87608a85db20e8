package io.github.packit4j.core.event;

/** How the deliveries of a forge prove that they come from it. */
@FunctionalInterface
interface DeliveryCheck {

  /**
   * Returns if the sender has proved to know a secret.
   *
   * @throws WebhookRejectedException if not
   */
  void verify(Delivery delivery);
}
