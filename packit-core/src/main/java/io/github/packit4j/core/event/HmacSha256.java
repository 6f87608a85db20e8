package io.github.packit4j.core.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret that signs data and is never printed. */
final class HmacSha256 {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private HmacSha256(SecretKeySpec key) {
    this.key = key;
  }

  static HmacSha256 of(String secret) {
    return of(secret.getBytes(StandardCharsets.UTF_8));
  }

  static HmacSha256 of(byte[] secret) {
    if (secret.length == 0) {
      throw new IllegalArgumentException(
          "A webhook reader needs a secret; an empty one would accept deliveries of anybody.");
    }
    return new HmacSha256(new SecretKeySpec(secret, ALGORITHM));
  }

  String sign(byte[] data) {
    return HexFormat.of().formatHex(code(data));
  }

  byte[] code(byte[] data) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
