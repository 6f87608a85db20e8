package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Pull requests of Forgejo and Gitea that are opened or pushed to. */
final class ChangedPullRequests implements DeliveryEvents {

  private static final Set<String> KINDS = Set.of("pull_request", "pull_request_sync");
  private static final Set<String> ACTIONS = Set.of("opened", "reopened", "synchronized");

  private final String eventHeader;
  private final String what;

  ChangedPullRequests(String forge, String eventHeader) {
    this.eventHeader = eventHeader;
    this.what = forge + " webhook 'pull_request'";
  }

  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    return KINDS.contains(delivery.header(eventHeader))
        ? read(Json.object(delivery.json(), what), what)
        : Optional.empty();
  }

  /** Reads a change; empty if the commits stay the same. */
  static Optional<PackitEvent> read(JsonNode payload, String what) {
    return ACTIONS.contains(payload.path("action").asString(""))
        ? Optional.of(
            new PullRequestChanged(
                Json.webUrl(payload, "repository.html_url", what),
                Json.number(payload, "number", what),
                Json.text(payload, "pull_request.head.sha", what)))
        : Optional.empty();
  }
}
