package io.github.packit4j.bot.settings;

import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.http.Secret;
import java.time.Clock;

/**
 * A forge that may call.
 *
 * @param path where it calls, such as {@code /webhooks/github}
 * @param kind how it proves who it is
 * @param secret what it proves that with
 */
public record WebhookSettings(String path, WebhookKind kind, Secret secret) {

  /**
   * Makes a reader of its deliveries.
   *
   * @return the reader
   */
  public WebhookReader reader() {
    return kind.reader(Clock.systemUTC(), secret.reveal());
  }
}
