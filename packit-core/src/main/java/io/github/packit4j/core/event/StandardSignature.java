package io.github.packit4j.core.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The signature of Standard Webhooks, as GitLab sends it: HMAC-SHA256 over {@code
 * id.timestamp.body}, in base64, in a list of which one has to fit.
 *
 * <p>Id and timestamp alone prove nothing: GitLab sends them without a signature, too.
 */
final class StandardSignature implements DeliveryCheck {

  /** How far the clocks may be apart, and for how long a recorded delivery can be sent again. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String VERSION = "v1,";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SPACE = Pattern.compile(" ");

  private final Clock clock;
  private final HmacKeys keys;

  StandardSignature(Clock clock, HmacKeys keys) {
    this.clock = clock;
    this.keys = keys;
  }

  @Override
  public void verify(Delivery delivery) {
    String signatures = delivery.requiredHeader(SIGNATURE);
    String id = delivery.requiredHeader(ID);
    String timestamp = delivery.requiredHeader(TIMESTAMP);
    checkFresh(timestamp);
    if (!keys.match(signed(id, timestamp, delivery.body()), codes(signatures))) {
      throw new WebhookRejectedException("its %s fits no configured token".formatted(SIGNATURE));
    }
  }

  private void checkFresh(String timestamp) {
    if (!SECONDS.matcher(timestamp).matches()) {
      throw new WebhookRejectedException("its %s is no number of seconds".formatted(TIMESTAMP));
    }
    long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    if (apart > TOLERANCE.toSeconds()) {
      throw new WebhookRejectedException(
          "its %s is %d seconds from the clock, more than %d: it is sent again, or a clock is wrong"
              .formatted(TIMESTAMP, apart, TOLERANCE.toSeconds()));
    }
  }

  private static List<byte[]> codes(String signatures) {
    return SPACE
        .splitAsStream(signatures)
        .filter(signature -> signature.startsWith(VERSION))
        .map(signature -> code(signature.substring(VERSION.length())))
        .toList();
  }

  /** What is no base64 is no code of anything. */
  private static byte[] code(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] signed(String id, String timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    byte[] signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    return signed;
  }
}
