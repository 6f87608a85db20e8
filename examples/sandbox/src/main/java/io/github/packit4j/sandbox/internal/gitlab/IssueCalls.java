package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about issues. */
final class IssueCalls {

  private static final String ALL = "/issues";
  private static final String ONE = ALL + "/{iid}";

  /** Of these a change needs one. */
  private static final List<String> CHANGES =
      List.of(
          "assignee_id",
          "assignee_ids",
          "confidential",
          "created_at",
          "description",
          "discussion_locked",
          "due_date",
          "labels",
          "add_labels",
          "remove_labels",
          "milestone_id",
          "state_event",
          "title",
          "issue_type",
          "weight",
          "epic_id",
          "epic_iid");

  private IssueCalls() {}

  static void addTo(GitLabApi api) {
    api.get(ALL, IssueCalls::list);
    api.on("POST", ALL, IssueCalls::open);
    api.get(ONE, call -> GitLabApi.found(GitLabTalkJson.issue(find(call))));
    api.on("PUT", ONE, IssueCalls::change);
  }

  static Discussion find(ApiCall call) {
    return call.project()
        .tracker()
        .issue(call.number("iid"))
        .orElseThrow(() -> ForgeRefusal.notFound("Issue"));
  }

  private static HttpResponse list(ApiCall call) {
    String state = call.request().query("state").orElse("all");
    Optional<String> author = call.request().query("author_username");
    List<String> labels =
        call.request().query("labels").map(text -> List.of(text.split(","))).orElse(List.of());
    List<ObjectNode> all = new ArrayList<>();
    for (Discussion issue : call.project().tracker().issues()) {
      if ((state.equals("all") || state.equals(GitLabTalkJson.state(issue)))
          && author.map(issue.author()::equals).orElse(true)
          && issue.labels().containsAll(labels)) {
        ObjectNode json = GitLabTalkJson.issue(issue);
        json.remove("subscribed");
        all.add(json);
      }
    }
    Collections.reverse(all);
    return GitLabApi.page(call, all);
  }

  private static HttpResponse open(ApiCall call) {
    String author = call.writer(GitLabApi.SCOPE).name();
    String title =
        call.text("title")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> ForgeRefusal.invalid("title", "can't be blank"));
    GitLabParameters.checkTitle(call);
    Discussion issue =
        call.project().tracker().open(author, title, call.text("description").orElse(""));
    call.project().tracker().label(issue, call.texts("labels"));
    return GitLabApi.created(GitLabTalkJson.issue(issue));
  }

  private static HttpResponse change(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    Optional<String> event = GitLabParameters.stateEvent(call);
    GitLabParameters.requireAny(call, CHANGES);
    GitLabParameters.checkTitle(call);
    Discussion issue = find(call);
    if (!issue.author().equals(who)) {
      call.require(UpstreamRole.TRIAGE);
    }
    if (call.text("title").isPresent() || call.text("description").isPresent()) {
      call.project()
          .tracker()
          .rewrite(
              issue,
              call.text("title").orElse(issue.title()),
              call.text("description").orElse(issue.body()));
    }
    MergeRequestCalls.relabel(call, issue);
    event.ifPresent(
        wanted -> call.project().tracker().setOpen(issue, wanted.equals("reopen"), who));
    return GitLabApi.found(GitLabTalkJson.issue(issue));
  }
}
