package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Webhook deliveries of upstream projects, signed. Guarded by the state lock. */
final class Webhooks {

  static final String SECRET = "sandbox-webhook-secret";

  private final List<WebhookDelivery> deliveries = new ArrayList<>();

  /** Notes the delivery for a new release. */
  void released(GitHubProject project, GitHubProject.Published release) {
    deliveries.add(delivery(project, release));
  }

  /** Returns the deliveries, oldest first. */
  List<WebhookDelivery> all() {
    return List.copyOf(deliveries);
  }

  /** Returns the delivery for a release. */
  WebhookDelivery delivery(GitHubProject project, GitHubProject.Published release) {
    ObjectNode payload = Json.object().put("action", "published");
    payload.set("release", GitHubJson.release(project, release));
    payload.set("repository", GitHubJson.repositoryInWebhook(project));
    payload.set("organization", GitHubPeople.organizationInWebhook(project.owner()));
    payload.set("sender", GitHubPeople.user(project.owner() + "-release-bot", "User"));
    String body = payload.toString();
    String seed = project.fullName() + " " + release.release().tag();

    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "*/*");
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/044aadd");
    headers.put("X-GitHub-Delivery", Numbers.uuid("delivery " + seed));
    headers.put("X-GitHub-Event", "release");
    headers.put("X-GitHub-Hook-ID", "292430182");
    headers.put("X-GitHub-Hook-Installation-Target-ID", "29076");
    headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
    headers.put("X-Hub-Signature", "sha1=" + sign("HmacSHA1", body));
    headers.put("X-Hub-Signature-256", "sha256=" + sign("HmacSHA256", body));
    return new WebhookDelivery("release", headers, body);
  }

  private static String sign(String algorithm, String body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
