package io.github.packit4j.bodhi.login;

import io.github.packit4j.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Ties a code to the program that asked for it (RFC 7636), method S256. */
record Pkce(Secret verifier) {

  static Pkce random(SecureRandom random) {
    return new Pkce(Secret.of(randomText(random)));
  }

  /** 43 characters that are safe in a URL. */
  static String randomText(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return encode(bytes);
  }

  String challenge() {
    try {
      return encode(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
