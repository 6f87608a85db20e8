package io.github.packit4j.core.event;

import java.time.Clock;
import java.util.Optional;

/**
 * GitLab's deliveries, told by the body: system hooks say nothing in the header.
 *
 * <p>The id is that of the delivery. {@code X-Gitlab-Event-UUID} is not taken in its place: what a
 * webhook has caused has the same one, and is something else.
 */
final class GitLabDeliveries implements DeliveryEvents {

  private final GitLabReleases releases;

  GitLabDeliveries(Clock clock) {
    this.releases = new GitLabReleases(clock);
  }

  @Override
  public PackitEvent event(Delivery delivery) {
    String id = delivery.header("webhook-id");
    Payload body =
        delivery.payload(
            "GitLab webhook",
            new Origin(
                Optional.of(id.isEmpty() ? delivery.header("Idempotency-Key") : id),
                Optional.empty()));
    String kind = body.anyText("object_kind");
    Payload payload =
        new Payload(body.json(), "GitLab webhook '%s'".formatted(kind), body.origin());
    return switch (kind) {
      case "release" -> releases.read(payload);
      case "push" -> PostedPushes.ofGitLab(payload);
      case "note" -> GitLabComments.read(payload);
      case "merge_request" -> GitLabMergeRequests.read(payload);
      default -> payload.ignored("nothing here reacts to this kind of delivery");
    };
  }
}
