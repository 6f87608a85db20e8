package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.Reactions;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Repeat;
import java.util.Map;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Notes, which are GitLab's comments. */
final class GitLabNotes {

  private GitLabNotes() {}

  static PagedIterable<ForgeComment> list(ForgeApi api, HttpUrl.Builder notes) {
    notes.addQueryParameter("sort", "asc").addQueryParameter("order_by", "created_at");
    return api.list(notes).filter(note -> !Fields.isTrue(note, "system")).map(GitLabNotes::comment);
  }

  static void react(ForgeApi api, HttpUrl.Builder note, Reaction reaction) {
    HttpReply reply =
        api.send(
            "POST",
            note.addPathSegment("award_emoji"),
            api.body(Map.of("name", Reactions.gitLab(reaction))),
            Repeat.ALWAYS);
    // A repeated reaction is answered with 404.
    if (reply.status() != 404 || !reply.text().contains("already been taken")) {
      api.require(reply);
    }
  }

  static ForgeComment comment(JsonNode json) {
    return new ForgeComment(
        Fields.number(json, "id"),
        Fields.text(json, "author", "username"),
        Fields.text(json, "body"),
        Fields.instant(json, "created_at"));
  }
}
