package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Comments of GitHub and of the forges that have taken over its payload. */
final class PostedComments implements DeliveryEvents {

  private final String eventHeader;
  private final String what;

  PostedComments(String forge, String eventHeader) {
    this.eventHeader = eventHeader;
    this.what = forge + " webhook 'issue_comment'";
  }

  @Override
  public Optional<PackitEvent> event(Delivery delivery) {
    return delivery.header(eventHeader).equals("issue_comment")
        ? read(Json.object(delivery.json(), what), what)
        : Optional.empty();
  }

  /** Reads a comment; empty if it was changed or deleted. */
  static Optional<PackitEvent> read(JsonNode payload, String what) {
    if (!payload.path("action").asString("").equals("created")) {
      return Optional.empty();
    }
    return Optional.of(
        new CommentPosted(
            Json.webUrl(payload, "repository.html_url", what),
            Json.number(payload, "issue.number", what),
            payload.path("is_pull").asBoolean(false)
                || Json.at(payload, "issue.pull_request").isObject(),
            Json.number(payload, "comment.id", what),
            Json.text(payload, "comment.user.login", what),
            Json.at(payload, "comment.body").asString(""),
            Json.optionalText(payload, "pull_request.head.sha")));
  }
}
