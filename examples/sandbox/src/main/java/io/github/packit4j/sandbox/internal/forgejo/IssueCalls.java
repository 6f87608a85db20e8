package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import io.github.packit4j.sandbox.internal.forge.Tracker;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The API's calls about issues, which pull requests are, too; their comments and reactions. */
final class IssueCalls {

  private static final String ISSUE = "/issues/{number}";
  private static final String COMMENTS = ISSUE + "/comments";
  private static final String COMMENT = "/issues/comments/{id}";
  private static final String REACTIONS = COMMENT + "/reactions";
  private static final String SCOPE = "write:issue";
  private static final Set<String> WORDS =
      Set.of("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes");

  private IssueCalls() {}

  static void addTo(ForgejoApi api) {
    api.get("/issues", IssueCalls::list);
    api.on("POST", "/issues", IssueCalls::create);
    api.get(REACTIONS, IssueCalls::reactions);
    api.on("POST", REACTIONS, IssueCalls::react);
    api.on("DELETE", REACTIONS, IssueCalls::withdraw);
    api.get(COMMENT, call -> ForgejoApi.found(json(place(call))));
    api.on("PATCH", COMMENT, IssueCalls::edit);
    api.on("DELETE", COMMENT, IssueCalls::delete);
    api.get(ISSUE, call -> ForgejoApi.found(ForgejoTalkJson.issue(find(call))));
    api.on("PATCH", ISSUE, IssueCalls::change);
    api.on("POST", ISSUE + "/labels", IssueCalls::addLabels);
    api.get(COMMENTS, IssueCalls::comments);
    api.on("POST", COMMENTS, IssueCalls::comment);
  }

  private static Discussion find(ApiCall call) {
    return call.project()
        .tracker()
        .discussion(call.number("number"))
        .orElseThrow(() -> ForgeRefusal.notFound("Issue"));
  }

  private static HttpResponse list(ApiCall call) {
    Tracker tracker = call.project().tracker();
    String wanted = call.request().query("state").orElse("open");
    Optional<String> type = call.request().query("type");
    Optional<String> author = call.request().query("created_by");
    List<String> labels =
        call.request().query("labels").map(text -> List.of(text.split(","))).orElse(List.of());
    if (author.isPresent() && call.project().site().account(author.get()).isEmpty()) {
      throw ForgeRefusal.notFound("User");
    }
    Stream<? extends Discussion> issues =
        type.filter("pulls"::equals).isPresent() ? Stream.empty() : tracker.issues().stream();
    Stream<? extends Discussion> pulls =
        type.filter("issues"::equals).isPresent() ? Stream.empty() : tracker.pulls().stream();
    return ForgejoApi.page(
        call,
        Stream.<Discussion>concat(issues, pulls)
            .filter(issue -> wanted.equals("all") || wanted.equals(ForgejoTalkJson.state(issue)))
            .filter(issue -> author.map(issue.author()::equals).orElse(true))
            .filter(issue -> issue.labels().containsAll(labels))
            .sorted(Comparator.comparing(Discussion::number).reversed())
            .map(ForgejoTalkJson::issue)
            .toList());
  }

  /** Labels are taken by number when an issue is made, unlike later. */
  private static HttpResponse create(ApiCall call) {
    String author = call.writer(SCOPE).name();
    GoStruct.ofTexts("CreateIssueOption", "title", "body", "ref")
        .with("labels", "[]int64")
        .check(call);
    String title =
        call.text("title")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new ForgeRefusal(Reason.INVALID, "[Title]: Required"));
    Discussion issue = call.project().tracker().open(author, title, call.text("body").orElse(""));
    return ForgejoApi.json(201, ForgejoTalkJson.issue(issue));
  }

  private static HttpResponse change(ApiCall call) {
    String who = call.writer(SCOPE).name();
    GoStruct.ofTexts("EditIssueOption", "title", "body", "state").check(call);
    Discussion issue = find(call);
    if (!issue.author().equals(who)) {
      call.require(UpstreamRole.WRITE);
    }
    if (call.text("title").isPresent() || call.text("body").isPresent()) {
      String title = call.text("title").orElse(issue.title());
      String body = call.text("body").orElse(issue.body());
      if (issue instanceof PullRequest pull) {
        call.project().pulls().rewrite(pull, title, body, who);
      } else {
        call.project().tracker().rewrite(issue, title, body);
      }
    }
    Optional<String> state = call.text("state");
    if (state.isPresent() && issue instanceof PullRequest pull) {
      PullCalls.setState(call, pull, state.get(), who);
    } else if (state.isPresent()) {
      call.project().tracker().setOpen(issue, !state.get().equals("closed"), who);
    }
    return ForgejoApi.json(201, ForgejoTalkJson.issue(issue));
  }

  /** Names that are no labels of the project are dropped without a word. */
  private static HttpResponse addLabels(ApiCall call) {
    call.writer(SCOPE);
    Discussion issue = find(call);
    call.require(UpstreamRole.WRITE);
    List<String> known = call.project().labels();
    call.project()
        .tracker()
        .label(issue, call.texts("labels").stream().filter(known::contains).toList());
    return ForgejoApi.found(ForgejoTalkJson.labels(issue));
  }

  private static HttpResponse comments(ApiCall call) {
    Discussion issue = find(call);
    ArrayNode all = Json.array();
    issue.comments().forEach(one -> all.add(ForgejoTalkJson.comment(issue, one)));
    // All of them, whatever page is asked for.
    return ForgejoApi.found(all).with("X-Total-Count", Integer.toString(all.size()));
  }

  private static String body(ApiCall call) {
    String verb = call.request().method().equals("PATCH") ? "Edit" : "Create";
    GoStruct.ofTexts(verb + "IssueCommentOption", "body").check(call);
    return call.text("body")
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new ForgeRefusal(Reason.INVALID, "[Body]: Required"));
  }

  private static HttpResponse comment(ApiCall call) {
    String author = call.writer(SCOPE).name();
    Discussion issue = find(call);
    Comment comment = call.project().tracker().comment(issue, author, body(call));
    return ForgejoApi.json(201, ForgejoTalkJson.comment(issue, comment));
  }

  private static Tracker.Placed place(ApiCall call) {
    return call.project()
        .tracker()
        .comment(call.number("id"))
        .orElseThrow(() -> ForgeRefusal.notFound("Comment"));
  }

  private static JsonNode json(Tracker.Placed place) {
    return ForgejoTalkJson.comment(place.on(), place.comment());
  }

  private static Tracker.Placed own(ApiCall call) {
    String who = call.writer(SCOPE).name();
    Tracker.Placed place = place(call);
    if (!place.comment().author().equals(who)) {
      call.require(UpstreamRole.WRITE);
    }
    return place;
  }

  private static HttpResponse edit(ApiCall call) {
    Tracker.Placed place = own(call);
    call.project().tracker().edit(place, body(call), call.account().name());
    return ForgejoApi.found(json(place));
  }

  private static HttpResponse delete(ApiCall call) {
    call.project().tracker().delete(own(call), call.account().name());
    return HttpResponse.empty(204);
  }

  /** No reactions are null, not an empty list. */
  private static HttpResponse reactions(ApiCall call) {
    ArrayNode all = Json.array();
    place(call)
        .comment()
        .reactions()
        .forEach(one -> all.add(ForgejoTalkJson.reaction(call.project().site(), one)));
    return all.isEmpty()
        ? HttpResponse.of(
            200, "application/json;charset=utf-8", "null\n".getBytes(StandardCharsets.UTF_8))
        : ForgejoApi.found(all);
  }

  private static HttpResponse react(ApiCall call) {
    String who = call.writer(SCOPE).name();
    Tracker.Placed place = place(call);
    GoStruct.ofTexts("EditReactionOption", "content").check(call);
    String word = call.text("content").orElse("");
    if (!WORDS.contains(word)) {
      return ForgejoRefusals.message(
          call.project().site().host(), 403, "'" + word + "' is not an allowed reaction");
    }
    boolean isNew = place.comment().reaction(who, word).isEmpty();
    Reaction reaction = call.project().tracker().react(place, who, word);
    return ForgejoApi.json(
        isNew ? 201 : 200, ForgejoTalkJson.reaction(call.project().site(), reaction));
  }

  private static HttpResponse withdraw(ApiCall call) {
    String who = call.writer(SCOPE).name();
    Tracker.Placed place = place(call);
    place
        .comment()
        .reaction(who, call.text("content").orElse(""))
        .ifPresent(reaction -> call.project().tracker().withdraw(place, reaction));
    return HttpResponse.empty(200);
  }
}
