package io.github.packit4j.core.event;

import java.util.Optional;

/** Pagure's deliveries: the message of the bus under {@code msg}, beside its topic. */
final class PagureDeliveries implements DeliveryEvents {

  private static final String PUSH = "git.receive";

  @Override
  public PackitEvent event(Delivery delivery) {
    // The header X-Pagure-Topic is not signed; the topic in the body is, and so are id and time.
    Payload envelope = delivery.payload("Pagure webhook", Origin.UNKNOWN);
    String topic = envelope.anyText("topic");
    Payload payload =
        new Payload(
            envelope.at("msg"),
            "Pagure webhook '%s'".formatted(topic),
            new Origin(
                Optional.of(envelope.anyText("msg_id")), Times.of(envelope.at("timestamp"))));
    return switch (topic) {
      case PUSH -> PagurePush.read(payload);
      case PagureComment.ON_PULL_REQUEST -> PagureComment.onPullRequest(payload);
      case PagureComment.ON_ISSUE -> PagureComment.onIssue(payload);
      case PagurePullRequest.CLOSED -> PagurePullRequest.closed(payload);
      default ->
          PagurePullRequest.CHANGES.contains(topic)
              ? PagurePullRequest.changed(payload)
              : payload.ignored("nothing here reacts to this kind of delivery");
    };
  }
}
