package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;

/** Pull requests of GitHub and of the forges that have taken over its payload. */
final class ChangedPullRequests {

  private ChangedPullRequests() {}

  /** Reads a change; what leaves the commits as they are is ignored. */
  static PackitEvent read(Payload payload) {
    return switch (payload.anyText("action")) {
      // GitHub writes synchronize, the others synchronized.
      case "opened", "reopened", "synchronize", "synchronized" ->
          new PullRequestChanged(
              payload.webUrl("repository.html_url"),
              payload.number("number"),
              payload.text("pull_request.head.sha"),
              origin(payload));
      case "closed" ->
          new PullRequestClosed(
              payload.webUrl("repository.html_url"),
              payload.number("number"),
              payload.isTrue("pull_request.merged"),
              origin(payload));
      default -> payload.ignored("the pull request has the commits that it had");
    };
  }

  private static Origin origin(Payload payload) {
    return payload.origin("pull_request.updated_at");
  }
}
