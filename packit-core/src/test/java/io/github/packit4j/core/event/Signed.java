package io.github.packit4j.core.event;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/** Deliveries as the forges would sign them. */
final class Signed {

  static final long NOW = 1_790_000_000L;
  static final Clock CLOCK = clock(NOW);
  static final String SECRET = "a test secret";

  /** GitLab's signing token has a key of 32 bytes. */
  static final String SIGNING_TOKEN =
      "whsec_" + Base64.getEncoder().encodeToString(bytes("a key of thirty-two bytes, not 31"));

  private Signed() {}

  static Clock clock(long epochSecond) {
    return Clock.fixed(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String hex(String secret, byte[] data) {
    return HmacSha256.of(secret).sign(data);
  }

  static Map<String, String> gitHub(String event, String secret, byte[] body) {
    return Map.of("X-GitHub-Event", event, "X-Hub-Signature-256", "sha256=" + hex(secret, body));
  }

  static Map<String, String> forgejo(String event, String secret, byte[] json) {
    return Map.of("X-Forgejo-Event", event, "X-Forgejo-Signature", hex(secret, json));
  }

  static Map<String, String> gitLab(String signingToken, long timestamp, byte[] body) {
    return Map.of(
        "webhook-id",
        "msg",
        "webhook-timestamp",
        Long.toString(timestamp),
        "webhook-signature",
        "v1," + standard(signingToken, "msg." + timestamp + ".", body));
  }

  static String standard(String signingToken, String head, byte[] body) {
    byte[] key = Base64.getDecoder().decode(signingToken.substring("whsec_".length()));
    byte[] start = bytes(head);
    byte[] signed = ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
    return Base64.getEncoder().encodeToString(HmacSha256.of(key).code(signed));
  }

  static byte[] form(byte[] json) {
    return bytes(
        "payload="
            + URLEncoder.encode(new String(json, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
