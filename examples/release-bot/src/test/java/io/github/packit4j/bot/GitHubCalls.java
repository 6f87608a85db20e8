package io.github.packit4j.bot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as GitHub sends them, byte for byte. */
final class GitHubCalls {

  static final String PATH = "/webhooks/github";
  static final String SECRET = "a secret of the forge";

  private GitHubCalls() {}

  static byte[] release(String project, String tag) {
    return """
    {"action": "published", "release": {"tag_name": "%s"},
     "repository": {"html_url": "https://github.com/%s"}}
    """
        .formatted(tag, project)
        .getBytes(StandardCharsets.UTF_8);
  }

  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The lines before a body, without those that tell how long it is. */
  static String head(String event, byte[] signed) {
    return """
    POST %s HTTP/1.1
    Host: bot
    X-GitHub-Event: %s
    X-Hub-Signature-256: %s
    """
        .formatted(PATH, event, signature(SECRET, signed))
        .replace("\n", "\r\n");
  }

  /** A whole request. */
  static byte[] request(String event, byte[] body) {
    byte[] head =
        "%sContent-Length: %d\r\n\r\n"
            .formatted(head(event, body), body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }
}
