package io.github.packit4j.core.event;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** HMAC-SHA256 in hexadecimal digits in a header: GitHub, Forgejo, Gitea, Pagure. */
final class HexSignature implements DeliveryCheck {

  private static final int HEX_DIGITS = 64;

  private final String header;
  private final String prefix;
  private final Function<Delivery, byte[]> signed;
  private final HmacKeys keys;

  private HexSignature(
      String header, String prefix, Function<Delivery, byte[]> signed, HmacKeys keys) {
    this.header = header;
    this.prefix = prefix;
    this.signed = signed;
    this.keys = keys;
  }

  /** GitHub signs what it sends, a form as it is encoded. */
  static HexSignature ofBody(String header, String prefix, HmacKeys keys) {
    return new HexSignature(header, prefix, Delivery::body, keys);
  }

  /** Forgejo, Gitea and Pagure sign the JSON, also where they send it within a form. */
  static HexSignature ofJson(String header, HmacKeys keys) {
    return new HexSignature(header, "", Delivery::json, keys);
  }

  @Override
  public void verify(Delivery delivery) {
    byte[] code = code(delivery.requiredHeader(header));
    if (!keys.match(signed(delivery), List.of(code))) {
      throw new WebhookRejectedException("its %s fits no configured secret".formatted(header));
    }
  }

  private byte[] code(String value) {
    String hex = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
    try {
      if (hex.length() == HEX_DIGITS) {
        return HexFormat.of().parseHex(hex);
      }
    } catch (IllegalArgumentException e) {
      // Rejected below, like every other value without the form of a signature.
    }
    throw new WebhookRejectedException(
        "its %s is not '%s' and %d hexadecimal digits".formatted(header, prefix, HEX_DIGITS));
  }

  private byte[] signed(Delivery delivery) {
    try {
      return signed.apply(delivery);
    } catch (EventFormatException e) {
      throw new WebhookRejectedException("its signed content cannot be decoded");
    }
  }
}
