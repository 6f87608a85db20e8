package io.github.packit4j.core.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The token that the Packit service gives to a GitLab project or group: a JSON Web Token that names
 * it, sent as GitLab's secret token.
 */
final class PackitToken implements DeliveryCheck {

  private static final String HEADER = "X-Gitlab-Token";
  private static final String BODY = "GitLab webhook";

  private final Clock clock;
  private final HmacKeys keys;

  PackitToken(Clock clock, HmacKeys keys) {
    this.clock = clock;
    this.keys = keys;
  }

  @Override
  public void verify(Delivery delivery) {
    JsonNode claims = claims(delivery.requiredHeader(HEADER));
    // The body is not signed: the address that is compared must be the one that is acted on.
    URI project = Json.webUrl(Json.object(delivery.json(), BODY), "project.web_url", BODY);
    if (!isFor(claims, project)) {
      throw new WebhookRejectedException("its token is for another project than " + project);
    }
  }

  private JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new WebhookRejectedException("its %s header is no JSON Web Token".formatted(HEADER));
    }
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
    if (!keys.match(signed, List.of(decoded(parts[2])))) {
      throw new WebhookRejectedException("its token fits no configured secret");
    }
    JsonNode header = json(parts[0]);
    JsonNode claims = json(parts[1]);
    // The algorithm is ours to choose; a token of any other was not made for this.
    if (!header.path("alg").asString("").equals("HS256") || header.has("crit")) {
      throw new WebhookRejectedException("its token is not one with the algorithm HS256");
    }
    checkTime(claims);
    return claims;
  }

  private void checkTime(JsonNode claims) {
    long now = clock.instant().getEpochSecond();
    if ((claims.has("exp") && claims.path("exp").asDouble(0) <= now)
        || (claims.has("nbf") && claims.path("nbf").asDouble(Double.MAX_VALUE) > now)) {
      throw new WebhookRejectedException("its token has expired or is not valid yet");
    }
  }

  /**
   * A namespace stands for the projects directly in it, not for those of its subgroups. The path is
   * compared as it is written; one with dots or escapes in it could lead elsewhere.
   */
  private static boolean isFor(JsonNode claims, URI project) {
    String path = project.getRawPath();
    int slash = path.lastIndexOf('/');
    return slash > 0
        && project.equals(project.normalize())
        && claims.path("namespace").asString("").equals(path.substring(1, slash))
        && (!claims.has("repo_name")
            || claims.path("repo_name").asString("").equals(path.substring(slash + 1)));
  }

  private static JsonNode json(String part) {
    try {
      return Json.object(decoded(part), HEADER);
    } catch (EventFormatException e) {
      throw new WebhookRejectedException("its token does not hold JSON objects");
    }
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw new WebhookRejectedException("its token is not encoded in base64url");
    }
  }
}
