package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamCommitComment;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Ids;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import io.github.packit4j.sandbox.internal.forge.Tracker;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about comments and reactions. */
final class CommentCalls {

  private static final String COMMENTS = "/issues/{number}/comments";
  private static final String COMMENT = "/issues/comments/{id}";
  private static final String SCOPE = "issues=write";
  private static final Set<String> WORDS =
      Set.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");

  private CommentCalls() {}

  static void addTo(GitHubApi api) {
    api.get(COMMENTS, CommentCalls::list);
    api.on("POST", COMMENTS, CommentCalls::create);
    api.get(COMMENT, call -> GitHubApi.found(json(find(call))));
    api.on("PATCH", COMMENT, CommentCalls::edit);
    api.on("DELETE", COMMENT, CommentCalls::delete);
    api.get(COMMENT + "/reactions", CommentCalls::reactions);
    api.on("POST", COMMENT + "/reactions", CommentCalls::react);
    api.on("DELETE", COMMENT + "/reactions/{reaction}", CommentCalls::withdraw);
    api.on("POST", "/commits/{sha}/comments", CommentCalls::commentOnCommit);
  }

  private static ObjectNode json(Tracker.Placed place) {
    return GitHubIssueJson.comment(place.on(), place.comment());
  }

  private static Tracker.Placed find(ApiCall call) {
    return call.project()
        .tracker()
        .comment(call.number("id"))
        .orElseThrow(() -> ForgeRefusal.notFound("Comment"));
  }

  private static HttpResponse list(ApiCall call) {
    Discussion issue = IssueCalls.find(call);
    return GitHubApi.page(
        call, issue.comments().stream().map(one -> GitHubIssueJson.comment(issue, one)).toList());
  }

  private static String body(ApiCall call) {
    GitHubSchema.texts(call, "body");
    GitHubSchema.length(call, "IssueComment");
    return call.text("body")
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> ForgeRefusal.invalid("IssueComment.body", "body can't be blank"));
  }

  private static HttpResponse create(ApiCall call) {
    String author = call.writer(SCOPE).name();
    Discussion issue = IssueCalls.find(call);
    Comment comment = call.project().tracker().comment(issue, author, body(call));
    ObjectNode json = GitHubIssueJson.comment(issue, comment);
    return GitHubApi.created(json);
  }

  /** Returns a comment that the caller may change. */
  private static Tracker.Placed own(ApiCall call) {
    String who = call.writer(SCOPE).name();
    Tracker.Placed place = find(call);
    if (!place.comment().author().equals(who)) {
      call.require(UpstreamRole.WRITE);
    }
    return place;
  }

  private static HttpResponse edit(ApiCall call) {
    Tracker.Placed place = own(call);
    call.project().tracker().edit(place, body(call), call.account().name());
    return GitHubApi.found(json(place));
  }

  private static HttpResponse delete(ApiCall call) {
    call.project().tracker().delete(own(call), call.account().name());
    return HttpResponse.empty(204);
  }

  private static HttpResponse reactions(ApiCall call) {
    return GitHubApi.page(
        call, find(call).comment().reactions().stream().map(CommentCalls::reaction).toList());
  }

  /** The same reaction again is answered with 200. */
  private static HttpResponse react(ApiCall call) {
    String who = call.writer(SCOPE).name();
    Tracker.Placed place = find(call);
    String word = call.text("content").orElse("");
    if (!WORDS.contains(word)) {
      throw ForgeRefusal.invalid("Reaction.content", "content is not included in the list");
    }
    boolean isNew = place.comment().reaction(who, word).isEmpty();
    Reaction reaction = call.project().tracker().react(place, who, word);
    return GitHubApi.json(isNew ? 201 : 200, reaction(reaction));
  }

  private static HttpResponse withdraw(ApiCall call) {
    String who = call.writer(SCOPE).name();
    Tracker.Placed place = find(call);
    Reaction reaction =
        place.comment().reactions().stream()
            .filter(one -> one.id() == call.number("reaction") && one.account().equals(who))
            .findFirst()
            .orElseThrow(() -> ForgeRefusal.notFound("Reaction"));
    call.project().tracker().withdraw(place, reaction);
    return HttpResponse.empty(204);
  }

  private static ObjectNode reaction(Reaction reaction) {
    ObjectNode json = Json.object();
    json.put("content", reaction.word());
    json.put("created_at", Dates.gitHub(reaction.time()));
    json.put("id", reaction.id());
    json.put("node_id", GitHubPeople.node("08:Reaction" + reaction.id()));
    json.set("user", GitHubPeople.user(reaction.account(), "User"));
    return json;
  }

  private static HttpResponse commentOnCommit(ApiCall call) {
    String author = call.writer("contents=write").name();
    String commit =
        call.project()
            .commitOf(call.path("sha"))
            .orElseThrow(() -> ForgeRefusal.notFound("Commit"));
    UpstreamCommitComment comment = call.project().commentOn(commit, author, body(call));
    String api = GitHubJson.API + "repos/" + call.project().fullName() + "/comments/";
    int id = Ids.of("commit comment " + commit + call.project().commitComments().size());
    ObjectNode reactions = Json.object();
    WORDS.forEach(word -> reactions.put(word, 0));
    reactions.put("total_count", 0).put("url", api + id + "/reactions");
    ObjectNode json = Json.object();
    json.put("author_association", Association.of(call.project(), author));
    json.put("body", comment.body());
    json.put("commit_id", commit);
    json.put("created_at", Dates.gitHub(call.project().now()));
    json.put("html_url", call.project().webUrl() + "/commit/" + commit + "#r" + id);
    json.put("id", id);
    json.set("line", call.body().path("line").isNumber() ? call.body().get("line") : null);
    json.put("node_id", GitHubPeople.node("CC_" + id));
    json.put("path", call.text("path").orElse(null));
    json.set(
        "position", call.body().path("position").isNumber() ? call.body().get("position") : null);
    json.set("reactions", reactions);
    json.put("updated_at", Dates.gitHub(call.project().now()));
    json.put("url", api + id);
    json.set("user", GitHubPeople.user(author, "User"));
    return GitHubApi.json(201, json).with("Location", api + id);
  }
}
