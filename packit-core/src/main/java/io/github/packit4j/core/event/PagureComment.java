package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A comment as Pagure reports it, with the same fields on Fedora's bus and in a webhook. */
final class PagureComment {

  static final String ON_PULL_REQUEST = "pull-request.comment.added";
  static final String ON_ISSUE = "issue.comment.added";

  private PagureComment() {}

  static Optional<PackitEvent> onPullRequest(JsonNode body, String what) {
    return read(body, "pullrequest", "pullrequest.project.full_url", what);
  }

  static Optional<PackitEvent> onIssue(JsonNode body, String what) {
    return read(body, "issue", "project.full_url", what);
  }

  /**
   * Reads the comment. The message holds all that there are, maybe also one that somebody wrote
   * meanwhile, so it is the newest one of whom the message names. It may be one that Pagure writes
   * in that name, such as that commits were added.
   */
  private static Optional<PackitEvent> read(
      JsonNode body, String thread, String project, String what) {
    String agent = Json.text(body, "agent", what);
    return body.path(thread)
        .path("comments")
        .valueStream()
        .filter(comment -> Json.at(comment, "user.name").asString("").equals(agent))
        .max(Comparator.comparingLong(comment -> Json.number(comment, "id", what)))
        .filter(comment -> !comment.path("notification").asBoolean(false))
        .map(
            comment ->
                new CommentPosted(
                    Json.webUrl(body, project, what),
                    Json.number(body, thread + ".id", what),
                    thread.equals("pullrequest"),
                    Json.number(comment, "id", what),
                    agent,
                    comment.path("comment").asString(""),
                    Json.optionalText(body, thread + ".commit_stop")));
  }
}
