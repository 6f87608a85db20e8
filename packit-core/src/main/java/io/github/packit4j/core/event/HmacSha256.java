package io.github.packit4j.core.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret that signs bodies; compared in constant time, printed never. */
final class HmacSha256 {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int HEX_DIGITS = 64;

  private final SecretKeySpec key;

  private HmacSha256(SecretKeySpec key) {
    this.key = key;
  }

  static HmacSha256 of(String secret) {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          "A webhook reader needs a secret; an empty one would accept deliveries of anybody.");
    }
    return new HmacSha256(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
  }

  String sign(byte[] body) {
    return HexFormat.of().formatHex(mac(body));
  }

  boolean matches(byte[] body, String hex) {
    if (hex.length() != HEX_DIGITS) {
      return false;
    }
    byte[] given;
    try {
      given = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return MessageDigest.isEqual(given, mac(body));
  }

  private byte[] mac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
