package io.github.packit4j.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** A secret that is sent as it is, in a header. */
final class SharedToken implements DeliveryCheck {

  private final String header;
  private final List<byte[]> tokens;

  SharedToken(String header, String token, String... others) {
    this.header = header;
    this.tokens =
        Stream.concat(Stream.of(token), Stream.of(others))
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    if (tokens.stream().anyMatch(bytes -> bytes.length == 0)) {
      throw new IllegalArgumentException(
          "A webhook reader needs a token; an empty one would accept deliveries of anybody.");
    }
  }

  @Override
  public void verify(Delivery delivery) {
    byte[] given = delivery.header(header).getBytes(StandardCharsets.UTF_8);
    boolean match = false;
    for (byte[] token : tokens) {
      match |= MessageDigest.isEqual(given, token);
    }
    if (!match) {
      throw new WebhookRejectedException(
          given.length == 0
              ? "it has no %s header".formatted(header)
              : "its %s is none of the configured tokens".formatted(header));
    }
  }

  @Override
  public String toString() {
    return tokens.size() + " tokens";
  }
}
