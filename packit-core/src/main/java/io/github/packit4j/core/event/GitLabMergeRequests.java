package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Merge requests of GitLab that are opened or pushed to. */
final class GitLabMergeRequests {

  private static final String WHAT = GitLabDeliveries.WHAT;

  private GitLabMergeRequests() {}

  /** Reads a change; empty if the commits stay the same: then there is no older revision. */
  static Optional<PackitEvent> read(JsonNode payload) {
    JsonNode request = payload.path("object_attributes");
    boolean changed =
        switch (request.path("action").asString("")) {
          case "open", "reopen" -> true;
          case "update" -> request.path("oldrev").isString();
          // Older versions do not say what was done; what is tried already is found.
          case "" -> request.path("state").asString("").equals("opened");
          default -> false;
        };
    return changed
        ? Optional.of(
            new PullRequestChanged(
                Json.webUrl(payload, "project.web_url", WHAT),
                Json.number(payload, "object_attributes.iid", WHAT),
                Json.text(payload, "object_attributes.last_commit.id", WHAT)))
        : Optional.empty();
  }
}
