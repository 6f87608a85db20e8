package io.github.packit4j.core.event;

import java.util.Map;
import java.util.Optional;

/**
 * Checks and reads the webhooks of one forge. Implementations are immutable and thread-safe.
 *
 * <p>The forge, and with it the way its deliveries are signed, is chosen when the reader is made
 * and never guessed from the headers that happen to be there.
 */
public interface WebhookReader {

  /**
   * Checks a delivery's signature and reads it.
   *
   * @param headers the delivery's HTTP headers; names in any case
   * @param body the body, byte for byte as it arrived
   * @return the event; empty if this kind of delivery starts no job
   * @throws WebhookRejectedException if the signature is missing or wrong
   * @throws EventFormatException if the body does not have the shape of its kind
   */
  Optional<PackitEvent> read(Map<String, String> headers, byte[] body);

  /**
   * Reads webhooks of GitHub, signed with {@code X-Hub-Signature-256}.
   *
   * @param secret the secret configured for the webhook
   * @return the reader
   * @throws IllegalArgumentException if the secret is empty
   */
  static WebhookReader gitHub(String secret) {
    return new GitHubWebhookReader(HmacSha256.of(secret));
  }
}
