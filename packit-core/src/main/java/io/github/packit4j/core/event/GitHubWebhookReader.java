package io.github.packit4j.core.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** GitHub's deliveries: the signature covers the body byte for byte. */
final class GitHubWebhookReader implements WebhookReader {

  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final String SCHEME = "sha256=";
  private static final String WHAT = "GitHub webhook 'release'";

  private final HmacSha256 secret;

  GitHubWebhookReader(HmacSha256 secret) {
    this.secret = secret;
  }

  @Override
  public Optional<PackitEvent> read(Map<String, String> headers, byte[] body) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    String signature = byName.getOrDefault(SIGNATURE, "");
    if (!signature.startsWith(SCHEME)) {
      throw new WebhookRejectedException("it has no " + SIGNATURE + " header");
    }
    if (!secret.matches(body, signature.substring(SCHEME.length()))) {
      throw new WebhookRejectedException("its signature does not match the configured secret");
    }
    if (!byName.getOrDefault("X-GitHub-Event", "").equals("release")) {
      return Optional.empty();
    }
    return release(Json.object(new String(body, StandardCharsets.UTF_8), WHAT));
  }

  /** Publishing sends several actions at once; {@code published} is the one that always comes. */
  private static Optional<PackitEvent> release(JsonNode payload) {
    if (!payload.path("action").asString("").equals("published")
        || Json.at(payload, "release.draft").asBoolean(false)) {
      return Optional.empty();
    }
    return Optional.of(
        new PackitEvent.ReleasePublished(
            URI.create(Json.text(payload, "repository.html_url", WHAT)),
            Json.text(payload, "release.tag_name", WHAT)));
  }
}
