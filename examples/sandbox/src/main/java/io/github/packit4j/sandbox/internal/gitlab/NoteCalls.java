package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Comment;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Reaction;
import io.github.packit4j.sandbox.internal.forge.Tracker;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about the notes of issues and merge requests, and emoji on them. */
final class NoteCalls {

  private final Function<ApiCall, Discussion> noteable;

  private NoteCalls(Function<ApiCall, Discussion> noteable) {
    this.noteable = noteable;
  }

  static void addTo(GitLabApi api) {
    new NoteCalls(MergeRequestCalls::find).addTo(api, "/merge_requests/{iid}/notes");
    new NoteCalls(IssueCalls::find).addTo(api, "/issues/{iid}/notes");
  }

  private void addTo(GitLabApi api, String notes) {
    String note = notes + "/{note}";
    api.get(notes, this::list);
    api.on("POST", notes, this::add);
    api.get(note, call -> found(find(call)));
    api.on("PUT", note, this::edit);
    api.on("DELETE", note, this::delete);
    api.get(note + "/award_emoji", this::awards);
    api.on("POST", note + "/award_emoji", this::award);
    api.on("DELETE", note + "/award_emoji/{award}", this::withdraw);
  }

  /** Unless asked for otherwise, the newest comes first. */
  private HttpResponse list(ApiCall call) {
    Discussion on = noteable.apply(call);
    List<ObjectNode> all = new ArrayList<>();
    on.comments().forEach(comment -> all.add(GitLabTalkJson.note(on, comment)));
    if (!call.request().query("sort").orElse("desc").equals("asc")) {
      Collections.reverse(all);
    }
    return GitLabApi.page(call, all);
  }

  private static String body(ApiCall call) {
    return call.text("body")
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> ForgeRefusal.invalid("note", "can't be blank"));
  }

  private HttpResponse add(ApiCall call) {
    String author = call.writer(GitLabApi.SCOPE).name();
    Discussion on = noteable.apply(call);
    Comment comment = call.project().tracker().comment(on, author, body(call));
    return GitLabApi.created(GitLabTalkJson.note(on, comment));
  }

  private Tracker.Placed find(ApiCall call) {
    Discussion on = noteable.apply(call);
    return call.project()
        .tracker()
        .comment(call.number("note"))
        .filter(place -> place.on() == on)
        .orElseThrow(() -> ForgeRefusal.notFound("Note"));
  }

  private static HttpResponse found(Tracker.Placed place) {
    return GitLabApi.found(GitLabTalkJson.note(place.on(), place.comment()));
  }

  private Tracker.Placed own(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    Tracker.Placed place = find(call);
    if (!place.comment().author().equals(who)) {
      call.require(UpstreamRole.MAINTAIN);
    }
    return place;
  }

  private HttpResponse edit(ApiCall call) {
    Tracker.Placed place = own(call);
    call.project().tracker().edit(place, body(call), call.account().name());
    return found(place);
  }

  private HttpResponse delete(ApiCall call) {
    call.project().tracker().delete(own(call), call.account().name());
    return HttpResponse.empty(204);
  }

  private HttpResponse awards(ApiCall call) {
    Tracker.Placed place = find(call);
    return GitLabApi.page(
        call,
        place.comment().reactions().stream()
            .map(one -> GitLabTalkJson.award(place.on(), place.comment(), one))
            .toList());
  }

  /** The same emoji again is answered with 404. */
  private HttpResponse award(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    Tracker.Placed place = find(call);
    String word = GitLabTalkJson.word(call.text("name").orElse(""));
    if (place.comment().reaction(who, word).isPresent()) {
      return GitLabRefusals.message(404, "404 Award Emoji Name has already been taken Not Found");
    }
    Reaction reaction = call.project().tracker().react(place, who, word);
    return GitLabApi.created(GitLabTalkJson.award(place.on(), place.comment(), reaction));
  }

  private HttpResponse withdraw(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    Tracker.Placed place = find(call);
    Reaction reaction =
        place.comment().reactions().stream()
            .filter(one -> one.id() == call.number("award") && one.account().equals(who))
            .findFirst()
            .orElseThrow(() -> ForgeRefusal.notFound("Award Emoji"));
    call.project().tracker().withdraw(place, reaction);
    return HttpResponse.empty(204);
  }
}
