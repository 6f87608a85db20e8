package io.github.packit4j.core.event;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Pagure's deliveries: the message of the bus under {@code msg}, beside its topic. */
final class PagureDeliveries implements DeliveryEvents {

  private static final String PUSH = "git.receive";
  private static final String WHAT = "Pagure webhook";

  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    // The header X-Pagure-Topic is not signed; the topic in the body is.
    JsonNode payload = Json.object(delivery.json(), WHAT);
    JsonNode message = payload.path("msg");
    String topic = payload.path("topic").asString("");
    String what = "%s '%s'".formatted(WHAT, topic);
    return switch (topic) {
      case PUSH -> PagurePush.read(message, what);
      case PagureComment.ON_PULL_REQUEST -> PagureComment.onPullRequest(message, what);
      case PagureComment.ON_ISSUE -> PagureComment.onIssue(message, what);
      default ->
          PagurePullRequest.TOPICS.contains(topic)
              ? PagurePullRequest.read(message, what)
              : Optional.empty();
    };
  }
}
