package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Comments of GitLab, which it calls notes. */
final class GitLabComments {

  private static final String WHAT = GitLabDeliveries.WHAT;

  private GitLabComments() {}

  /** Reads a comment; empty if it was changed, or is on something else. */
  static Optional<PackitEvent> read(JsonNode payload) {
    JsonNode note = payload.path("object_attributes");
    if (!isNew(note) || note.path("system").asBoolean(false)) {
      return Optional.empty();
    }
    return switch (note.path("noteable_type").asString("")) {
      case "Issue" -> Optional.of(comment(payload, "issue.iid", false));
      case "MergeRequest" -> Optional.of(comment(payload, "merge_request.iid", true));
      default -> Optional.empty();
    };
  }

  /** Older versions do not say what was done with a note. */
  private static boolean isNew(JsonNode note) {
    String action = note.path("action").asString("");
    return action.isEmpty()
        ? note.path("created_at").asString("").equals(note.path("updated_at").asString(""))
        : action.equals("create");
  }

  private static PackitEvent comment(JsonNode payload, String number, boolean mergeRequest) {
    return new CommentPosted(
        Json.webUrl(payload, "project.web_url", WHAT),
        Json.number(payload, number, WHAT),
        mergeRequest,
        Json.number(payload, "object_attributes.id", WHAT),
        Json.text(payload, "user.username", WHAT),
        Json.at(payload, "object_attributes.note").asString(""),
        Json.optionalText(payload, "merge_request.last_commit.id"));
  }
}
