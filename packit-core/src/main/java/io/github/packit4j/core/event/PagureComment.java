package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.util.Comparator;
import java.util.Optional;

/** A comment as Pagure reports it, with the same fields on Fedora's bus and in a webhook. */
final class PagureComment {

  static final String ON_PULL_REQUEST = "pull-request.comment.added";
  static final String ON_ISSUE = "issue.comment.added";

  private PagureComment() {}

  static PackitEvent onPullRequest(Payload payload) {
    return read(payload, "pullrequest", "pullrequest.project.full_url");
  }

  static PackitEvent onIssue(Payload payload) {
    return read(payload, "issue", "project.full_url");
  }

  /**
   * Reads the comment. The message holds all that there are, maybe also one that somebody wrote
   * meanwhile, so it is the newest one of whom the message names. It may be one that Pagure writes
   * in that name, such as that commits were added.
   */
  private static PackitEvent read(Payload payload, String thread, String project) {
    String agent = payload.text("agent");
    Optional<Payload> newest =
        payload
            .at(thread + ".comments")
            .valueStream()
            .map(comment -> new Payload(comment, payload.what(), payload.origin()))
            .filter(comment -> comment.anyText("user.name").equals(agent))
            .max(Comparator.comparingLong(comment -> comment.number("id")));
    return newest
        .filter(comment -> !comment.isTrue("notification"))
        .<PackitEvent>map(
            comment ->
                new CommentPosted(
                    payload.webUrl(project),
                    payload.number(thread + ".id"),
                    thread.equals("pullrequest"),
                    comment.number("id"),
                    agent,
                    comment.anyText("comment"),
                    payload.optionalText(thread + ".commit_stop"),
                    comment.origin("date_created")))
        .orElseGet(() -> payload.ignored("nobody has written it"));
  }
}
