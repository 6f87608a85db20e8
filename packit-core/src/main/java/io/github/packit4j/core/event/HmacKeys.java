package io.github.packit4j.core.event;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The secrets that sign deliveries: one, or old and new while one is being replaced. */
final class HmacKeys {

  private static final String SIGNING_TOKEN = "whsec_";

  private final List<HmacSha256> keys;

  private HmacKeys(List<HmacSha256> keys) {
    this.keys = keys;
  }

  static HmacKeys ofTexts(String secret, String... others) {
    return of(HmacSha256::of, secret, others);
  }

  static HmacKeys ofSigningTokens(String token, String... others) {
    return of(HmacKeys::signingToken, token, others);
  }

  private static HmacKeys of(Function<String, HmacSha256> key, String secret, String... others) {
    return new HmacKeys(Stream.concat(Stream.of(secret), Stream.of(others)).map(key).toList());
  }

  private static HmacSha256 signingToken(String token) {
    if (!token.startsWith(SIGNING_TOKEN)) {
      throw new IllegalArgumentException(
          "A signing token begins with " + SIGNING_TOKEN + "; a secret token is something else.");
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(token.substring(SIGNING_TOKEN.length()));
    } catch (IllegalArgumentException e) {
      // Neither cause nor message: they would show a part of the token.
      throw new IllegalArgumentException(
          "A signing token is base64 after %s; this one is not.".formatted(SIGNING_TOKEN));
    }
    return HmacSha256.of(key);
  }

  /**
   * Tells whether any key makes one of these codes of the data. Each key signs once and each code
   * is compared, so that neither the time nor the work depends on which of them fits.
   */
  boolean match(byte[] data, List<byte[]> codes) {
    boolean match = false;
    for (HmacSha256 key : keys) {
      byte[] expected = key.code(data);
      for (byte[] code : codes) {
        match |= MessageDigest.isEqual(code, expected);
      }
    }
    return match;
  }

  @Override
  public String toString() {
    return keys.size() + " secrets";
  }
}
