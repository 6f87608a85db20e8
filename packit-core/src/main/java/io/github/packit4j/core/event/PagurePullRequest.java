package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A pull request as Pagure reports it, with the same fields on Fedora's bus and in a webhook. */
final class PagurePullRequest {

  /** What is said of one that was opened, reopened, or has new commits. */
  static final List<String> TOPICS =
      List.of(
          "pull-request.new",
          "pull-request.reopened",
          "pull-request.updated",
          "pull-request.rebased");

  private PagurePullRequest() {}

  /** Reads a change; empty if there is nothing in the pull request. */
  static Optional<PackitEvent> read(JsonNode body, String what) {
    return Json.optionalText(body, "pullrequest.commit_stop")
        .map(
            commit ->
                new PullRequestChanged(
                    Json.webUrl(body, "pullrequest.project.full_url", what),
                    Json.number(body, "pullrequest.id", what),
                    commit));
  }
}
