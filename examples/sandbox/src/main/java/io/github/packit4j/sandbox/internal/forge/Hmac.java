package io.github.packit4j.sandbox.internal.forge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the bodies of webhooks. */
public final class Hmac {

  private Hmac() {}

  /** Returns the signature in hexadecimal digits. */
  public static String hex(String algorithm, String secret, String text) {
    return HexFormat.of().formatHex(sign(algorithm, secret.getBytes(StandardCharsets.UTF_8), text));
  }

  /** Returns the HMAC-SHA256 in base64. */
  public static String base64(byte[] key, String text) {
    return Base64.getEncoder().encodeToString(sign("HmacSHA256", key, text));
  }

  private static byte[] sign(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
