package io.github.packit4j.core.event;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Releases of GitHub and of the forges that have taken over its payload. */
final class PublishedReleases implements DeliveryEvents {

  private final String eventHeader;
  private final String what;

  PublishedReleases(String forge, String eventHeader) {
    this.eventHeader = eventHeader;
    this.what = forge + " webhook 'release'";
  }

  /** Publishing sends several actions at once; {@code published} is the one that always comes. */
  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    if (!delivery.header(eventHeader).equals("release")) {
      return Optional.empty();
    }
    JsonNode payload = Json.object(delivery.json(), what);
    if (!payload.path("action").asString("").equals("published")
        || Json.at(payload, "release.draft").asBoolean(false)) {
      return Optional.empty();
    }
    return Optional.of(
        new PackitEvent.ReleasePublished(
            Json.webUrl(payload, "repository.html_url", what),
            Json.text(payload, "release.tag_name", what)));
  }
}
