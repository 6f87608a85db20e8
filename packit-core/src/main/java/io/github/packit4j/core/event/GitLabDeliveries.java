package io.github.packit4j.core.event;

import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** GitLab's deliveries, told by the body: system hooks say nothing in the header. */
final class GitLabDeliveries implements DeliveryEvents {

  static final String WHAT = "GitLab webhook";

  private final GitLabReleases releases;

  GitLabDeliveries(Clock clock) {
    this.releases = new GitLabReleases(clock);
  }

  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    JsonNode payload = Json.object(delivery.json(), WHAT);
    return switch (payload.path("object_kind").asString("")) {
      case "release" -> releases.read(payload);
      case "push" -> PostedPushes.ofGitLab(payload, WHAT);
      case "note" -> GitLabComments.read(payload);
      case "merge_request" -> GitLabMergeRequests.read(payload);
      default -> Optional.empty();
    };
  }
}
