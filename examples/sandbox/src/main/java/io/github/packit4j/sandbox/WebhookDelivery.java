package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A webhook call that a forge would make; the sandbox does not send it anywhere.
 *
 * @param event kind of event: {@code X-GitHub-Event}, {@code X-Gitlab-Event} or {@code
 *     X-Forgejo-Event}
 * @param headers HTTP headers, signature included, in the forge's spelling
 * @param body the exact text that is signed, to be sent as UTF-8
 */
public record WebhookDelivery(String event, Map<String, String> headers, String body) {

  public WebhookDelivery {
    requireNonNull(event, "event");
    requireNonNull(body, "body");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns the bytes that the signature covers. */
  public byte[] bodyBytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
