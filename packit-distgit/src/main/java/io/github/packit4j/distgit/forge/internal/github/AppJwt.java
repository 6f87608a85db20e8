package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.http.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** The signed statement by which an application proves who it is (RS256, RFC 7519). */
final class AppJwt {

  // GitHub allows ten minutes at most, and refuses times that lie ahead of its own clock.
  private static final Duration BACKDATED = Duration.ofSeconds(60);
  private static final Duration LIFETIME = Duration.ofMinutes(9);

  // SEQUENCE { OID rsaEncryption, NULL }, preceded by the version of PrivateKeyInfo.
  private static final byte[] PKCS8_HEAD =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private final String issuer;
  private final PrivateKey key;
  private final Clock clock;

  private AppJwt(String issuer, PrivateKey key, Clock clock) {
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
  }

  static AppJwt of(String issuer, Secret pem, Clock clock) {
    return new AppJwt(issuer, key(pem.reveal()), clock);
  }

  Secret token() {
    Instant now = clock.instant();
    String claims =
        JsonMapper.shared()
            .createObjectNode()
            .put("iat", now.minus(BACKDATED).getEpochSecond())
            .put("exp", now.plus(LIFETIME).getEpochSecond())
            .put("iss", issuer)
            .toString();
    String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
    return Secret.of(signed + "." + base64(sign(signed)));
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM cannot sign with SHA256withRSA", e);
    }
  }

  private static String encode(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads PKCS#8, and PKCS#1 (as GitHub hands keys out) by wrapping it. */
  private static PrivateKey key(String pem) {
    boolean pkcs1 = pem.contains("BEGIN RSA PRIVATE KEY");
    try {
      byte[] der =
          Base64.getMimeDecoder()
              .decode(pem.replaceAll("-----(BEGIN|END) (RSA )?PRIVATE KEY-----", ""));
      byte[] info = pkcs1 ? sequence(concat(PKCS8_HEAD, element(0x04, der))) : der;
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(info));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Without the cause: it might quote the key.
      throw new IllegalArgumentException(
          "The private key of the GitHub App is not an RSA key in PEM (PKCS#1 or PKCS#8)");
    }
  }

  private static byte[] sequence(byte[] content) {
    return element(0x30, content);
  }

  /** An element whose length takes two bytes, as that of every RSA key does. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(tag);
    der.write(0x82);
    der.write(content.length >> 8);
    der.write(content.length);
    der.writeBytes(content);
    return der.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
