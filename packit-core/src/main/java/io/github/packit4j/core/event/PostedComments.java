package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.CommitCommented;

/** Comments of GitHub and of the forges that have taken over its payload. */
final class PostedComments {

  private PostedComments() {}

  static PackitEvent read(Payload payload) {
    return isNew(payload)
        ? new CommentPosted(
            payload.webUrl("repository.html_url"),
            payload.number("issue.number"),
            payload.isTrue("is_pull") || payload.at("issue.pull_request").isObject(),
            payload.number("comment.id"),
            payload.text("comment.user.login"),
            payload.anyText("comment.body"),
            payload.optionalText("pull_request.head.sha"),
            origin(payload))
        : ignored(payload);
  }

  static PackitEvent onCommit(Payload payload) {
    return isNew(payload)
        ? new CommitCommented(
            payload.webUrl("repository.html_url"),
            payload.text("comment.commit_id"),
            payload.number("comment.id"),
            payload.text("comment.user.login"),
            payload.anyText("comment.body"),
            origin(payload))
        : ignored(payload);
  }

  private static boolean isNew(Payload payload) {
    return payload.anyText("action").equals("created");
  }

  private static PackitEvent ignored(Payload payload) {
    return payload.ignored("the comment is not new");
  }

  private static Origin origin(Payload payload) {
    return payload.origin("comment.created_at");
  }
}
