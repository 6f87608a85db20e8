package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;

/** Merge requests of GitLab. */
final class GitLabMergeRequests {

  private GitLabMergeRequests() {}

  static PackitEvent read(Payload payload) {
    Payload request = payload.below("object_attributes");
    return switch (request.anyText("action")) {
      case "open", "reopen" -> changed(payload);
      // Where the commits stay the same there is no older revision.
      case "update" ->
          request.at("oldrev").isString()
              ? changed(payload)
              : payload.ignored("the merge request has the commits that it had");
      case "close", "merge" -> closed(payload);
      // Older versions do not say what was done; what is tried already is found.
      case "" ->
          switch (request.anyText("state")) {
            case "opened" -> changed(payload);
            case "closed", "merged" -> closed(payload);
            default -> payload.ignored("the merge request has no state");
          };
      default -> payload.ignored("the merge request has the commits that it had");
    };
  }

  private static PackitEvent changed(Payload payload) {
    return new PullRequestChanged(
        payload.webUrl("project.web_url"),
        payload.number("object_attributes.iid"),
        payload.text("object_attributes.last_commit.id"),
        origin(payload));
  }

  private static PackitEvent closed(Payload payload) {
    return new PullRequestClosed(
        payload.webUrl("project.web_url"),
        payload.number("object_attributes.iid"),
        payload.anyText("object_attributes.state").equals("merged"),
        origin(payload));
  }

  private static Origin origin(Payload payload) {
    return payload.origin("object_attributes.updated_at");
  }
}
