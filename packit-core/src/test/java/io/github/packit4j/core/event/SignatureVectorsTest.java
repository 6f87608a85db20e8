package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The documented signatures of every scheme, good and bad. */
class SignatureVectorsTest {

  private static final Path VECTORS =
      Path.of(
          System.getProperty("packit4j.shared", "../shared"),
          "reference",
          "webhooks",
          "signature-vectors.json");

  @Test
  void everyVectorHasItsVerdict() throws IOException {
    assumeTrue(Files.exists(VECTORS), "the vectors are not beside the checkout: " + VECTORS);
    JsonNode vectors = Json.object(Files.readString(VECTORS), "vectors").path("vectors");
    assertThat(vectors.size()).isEqualTo(19);
    for (JsonNode vector : vectors) {
      assertThat(isAccepted(vector))
          .as(vector.toString())
          .isEqualTo(vector.path("valid").asBoolean());
    }
  }

  private static boolean isAccepted(JsonNode vector) {
    String scheme = vector.path("scheme").asString();
    if (scheme.startsWith("github")) {
      return accepts(
          WebhookReader.gitHub(secret(vector)), headers("X-Hub-Signature-256", vector), vector);
    }
    if (scheme.startsWith("forgejo")) {
      return accepts(
          WebhookReader.forgejo(secret(vector)), headers("X-Forgejo-Signature", vector), vector);
    }
    if (scheme.endsWith("webhook-signature")) {
      Map<String, String> headers = headers("webhook-signature", vector);
      headers.put("webhook-id", vector.path("id").asString());
      headers.put("webhook-timestamp", vector.path("timestamp").asString());
      Clock clock =
          Signed.clock(
              Long.parseLong(
                  vector.path("receiverClock").asString(vector.path("timestamp").asString())));
      return accepts(WebhookReader.gitLabSigned(clock, secret(vector)), headers, vector);
    }
    if (scheme.startsWith("gitlab X-Gitlab-Token as a JWT")) {
      return accepts(
          WebhookReader.gitLabPackitToken(Signed.CLOCK, secret(vector)),
          headers("X-Gitlab-Token", vector),
          vector);
    }
    return fail("an unknown scheme: " + scheme);
  }

  private static boolean accepts(
      WebhookReader reader, Map<String, String> headers, JsonNode vector) {
    String url = vector.path("projectUrl").asString("");
    String body =
        url.isEmpty()
            ? vector.path("body").asString()
            : "{\"project\": {\"web_url\": \"%s\"}}".formatted(url.replaceFirst("\\.git$", ""));
    try {
      reader.read(headers, Signed.bytes(body));
      return true;
    } catch (WebhookRejectedException e) {
      return false;
    } catch (EventFormatException e) {
      // Some bodies are no JSON at all; to complain about that, the reader has accepted them.
      return true;
    }
  }

  private static String secret(JsonNode vector) {
    return vector.path("secret").asString();
  }

  private static Map<String, String> headers(String name, JsonNode vector) {
    Map<String, String> headers = new HashMap<>();
    if (vector.path("header").isString()) {
      headers.put(name, vector.path("header").asString());
    }
    return headers;
  }
}
