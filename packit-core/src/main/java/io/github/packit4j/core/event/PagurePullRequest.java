package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;
import java.util.List;

/** A pull request as Pagure reports it, with the same fields on Fedora's bus and in a webhook. */
final class PagurePullRequest {

  /** What is said of one that was opened, reopened, or has new commits. */
  static final List<String> CHANGES =
      List.of(
          "pull-request.new",
          "pull-request.reopened",
          "pull-request.updated",
          "pull-request.rebased");

  static final String CLOSED = "pull-request.closed";

  private PagurePullRequest() {}

  /** Reads a change; one with nothing in it is ignored. */
  static PackitEvent changed(Payload payload) {
    return payload
        .optionalText("pullrequest.commit_stop")
        .<PackitEvent>map(
            commit ->
                new PullRequestChanged(
                    payload.webUrl("pullrequest.project.full_url"),
                    payload.number("pullrequest.id"),
                    commit,
                    origin(payload)))
        .orElseGet(() -> payload.ignored("the pull request has no commits"));
  }

  /** Reads the end of one. */
  static PackitEvent closed(Payload payload) {
    return new PullRequestClosed(
        payload.webUrl("pullrequest.project.full_url"),
        payload.number("pullrequest.id"),
        payload.isTrue("merged"),
        origin(payload));
  }

  private static Origin origin(Payload payload) {
    return payload.origin("pullrequest.last_updated");
  }
}
