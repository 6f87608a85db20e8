package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.CommitCommented;

/** Comments of GitLab, which it calls notes. */
final class GitLabComments {

  private GitLabComments() {}

  static PackitEvent read(Payload payload) {
    Payload note = payload.below("object_attributes");
    if (!isNew(note) || note.isTrue("system")) {
      return payload.ignored("the note is not new, or nobody has written it");
    }
    return switch (note.anyText("noteable_type")) {
      case "Issue" -> comment(payload, "issue.iid", false);
      case "MergeRequest" -> comment(payload, "merge_request.iid", true);
      case "Commit" ->
          new CommitCommented(
              payload.webUrl("project.web_url"),
              payload.text("commit.id"),
              note.number("id"),
              payload.text("user.username"),
              note.anyText("note"),
              note.origin("created_at"));
      default -> payload.ignored("the note is on no issue, merge request or commit");
    };
  }

  /** Older versions do not say what was done with a note. */
  private static boolean isNew(Payload note) {
    String action = note.anyText("action");
    return action.isEmpty()
        ? note.anyText("created_at").equals(note.anyText("updated_at"))
        : action.equals("create");
  }

  private static PackitEvent comment(Payload payload, String number, boolean mergeRequest) {
    return new CommentPosted(
        payload.webUrl("project.web_url"),
        payload.number(number),
        mergeRequest,
        payload.number("object_attributes.id"),
        payload.text("user.username"),
        payload.anyText("object_attributes.note"),
        payload.optionalText("merge_request.last_commit.id"),
        payload.origin("object_attributes.created_at"));
  }
}
