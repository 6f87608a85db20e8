package io.github.packit4j.core.event;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Releases of GitHub and of the forges that have taken over its payload. */
final class PublishedReleases implements DeliveryEvents {

  private static final String PUBLISHED = "published";

  private final Set<String> actions;
  private final String eventHeader;
  private final String what;

  private PublishedReleases(String forge, String eventHeader, Set<String> actions) {
    this.actions = actions;
    this.eventHeader = eventHeader;
    this.what = forge + " webhook 'release'";
  }

  /** Publishing sends several actions at once; {@code published} is the one that always comes. */
  static PublishedReleases ofGitHub() {
    return new PublishedReleases("GitHub", "X-GitHub-Event", Set.of(PUBLISHED));
  }

  /**
   * Several versions of Forgejo and Gitea say {@code updated} where a draft on an existing tag is
   * published. An edited text says so, too; what is released already is found to be there.
   */
  static PublishedReleases ofForgejo(String forge, String eventHeader) {
    return new PublishedReleases(forge, eventHeader, Set.of(PUBLISHED, "updated"));
  }

  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    if (!delivery.header(eventHeader).equals("release")) {
      return Optional.empty();
    }
    JsonNode payload = Json.object(delivery.json(), what);
    if (!actions.contains(payload.path("action").asString(""))
        || Json.at(payload, "release.draft").asBoolean(false)) {
      return Optional.empty();
    }
    return Optional.of(
        new PackitEvent.ReleasePublished(
            Json.webUrl(payload, "repository.html_url", what),
            Json.text(payload, "release.tag_name", what)));
  }
}
