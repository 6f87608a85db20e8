package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.NewPull;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.git.MergeMethod;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about merge requests. They are opened on the source and live in the target. */
final class MergeRequestCalls {

  private static final String ALL = "/merge_requests";
  private static final String ONE = ALL + "/{iid}";

  /** Of these a change needs one. */
  private static final List<String> CHANGES =
      List.of(
          "assignee_id",
          "assignee_ids",
          "reviewer_ids",
          "description",
          "labels",
          "add_labels",
          "remove_labels",
          "milestone_id",
          "milestone",
          "remove_source_branch",
          "allow_collaboration",
          "allow_maintainer_to_push",
          "squash",
          "target_branch",
          "title",
          "state_event",
          "discussion_locked",
          "merge_after");

  private MergeRequestCalls() {}

  static void addTo(GitLabApi api) {
    api.get(ALL, MergeRequestCalls::list);
    api.on("POST", ALL, MergeRequestCalls::open);
    api.get(ONE, call -> found(call, find(call)));
    api.on("PUT", ONE, MergeRequestCalls::change);
    api.on("PUT", ONE + "/merge", MergeRequestCalls::merge);
    api.get(ONE + "/commits", MergeRequestCalls::commits);
    api.get("/repository/commits/{sha}/merge_requests", MergeRequestCalls::with);
  }

  static PullRequest find(ApiCall call) {
    return call.project()
        .tracker()
        .pull(call.number("iid"))
        .orElseThrow(() -> ForgeRefusal.notFound("MergeRequest"));
  }

  private static HttpResponse found(ApiCall call, PullRequest pull) {
    return GitLabApi.found(GitLabTalkJson.mergeRequest(pull, call.who()));
  }

  private static HttpResponse list(ApiCall call) {
    String state = call.request().query("state").orElse("all");
    Optional<String> author = call.request().query("author_username");
    Optional<String> source = call.request().query("source_branch");
    Optional<String> target = call.request().query("target_branch");
    Optional<String> project = call.request().query("source_project_id");
    List<ObjectNode> all = new ArrayList<>();
    for (PullRequest pull : call.project().tracker().pulls()) {
      if ((state.equals("all") || state.equals(GitLabTalkJson.state(pull)))
          && author.map(pull.author()::equals).orElse(true)
          && source.map(pull.sourceBranch()::equals).orElse(true)
          && target.map(pull.targetBranch()::equals).orElse(true)
          && project.map(id -> id.equals(Integer.toString(pull.source().id()))).orElse(true)) {
        all.add(brief(pull, call));
      }
    }
    Collections.reverse(all);
    return GitLabApi.page(call, all);
  }

  /** Lists those that have a commit, or were merged by it. */
  private static HttpResponse with(ApiCall call) {
    String commit = call.path("sha");
    if (call.project().repository().commit(commit).isEmpty()) {
      throw ForgeRefusal.notFound("Commit");
    }
    List<ObjectNode> all = new ArrayList<>();
    for (PullRequest pull : call.project().tracker().pulls()) {
      boolean merged = pull.merged().filter(merge -> merge.commit().equals(commit)).isPresent();
      if (merged || pull.commits().stream().anyMatch(one -> one.name().equals(commit))) {
        all.add(brief(pull, call));
      }
    }
    Collections.reverse(all);
    return GitLabApi.page(call, all);
  }

  /** Lists leave out what takes the server long. */
  private static ObjectNode brief(PullRequest pull, ApiCall call) {
    ObjectNode json = GitLabTalkJson.mergeRequest(pull, call.who());
    json.remove(
        List.of(
            "changes_count",
            "diff_refs",
            "first_deployed_to_production_at",
            "head_pipeline",
            "latest_build_finished_at",
            "latest_build_started_at",
            "merge_error",
            "pipeline",
            "subscribed",
            "user"));
    return json;
  }

  private static Project target(ApiCall call) {
    int id = call.body().path("target_project_id").asInt(call.project().id());
    return call.project().site().withId(id).orElseThrow(() -> ForgeRefusal.notFound("Project"));
  }

  private static HttpResponse open(ApiCall call) {
    String author = call.writer(GitLabApi.SCOPE).name();
    // The branch is the source project's, so that is where one has to be a developer.
    call.require(UpstreamRole.WRITE);
    Project target = target(call);
    for (String field : List.of("title", "source_branch", "target_branch")) {
      if (call.text(field).orElse("").isBlank()) {
        throw ForgeRefusal.invalid(field, "can't be blank");
      }
    }
    GitLabParameters.checkTitle(call);
    NewPull wanted =
        new NewPull(
            call.project(),
            call.text("source_branch").orElseThrow(),
            call.text("target_branch").orElseThrow(),
            call.text("title").orElseThrow(),
            call.text("description").orElse(""),
            false,
            call.flag("allow_collaboration"));
    PullRequest pull = target.pulls().open(wanted, author);
    target.tracker().label(pull, call.texts("labels"));
    ObjectNode json = GitLabTalkJson.mergeRequest(pull, call.who());
    json.put("merge_status", "checking").put("detailed_merge_status", "checking");
    return GitLabApi.created(json);
  }

  private static HttpResponse change(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    String event = GitLabParameters.stateEvent(call).orElse("");
    GitLabParameters.requireAny(call, CHANGES);
    GitLabParameters.checkTitle(call);
    PullRequest pull = find(call);
    if (!pull.author().equals(who)) {
      call.require(UpstreamRole.WRITE);
    }
    Project project = call.project();
    call.text("target_branch").ifPresent(to -> project.pulls().retarget(pull, to, who));
    if (call.text("title").isPresent() || call.text("description").isPresent()) {
      project
          .pulls()
          .rewrite(
              pull,
              call.text("title").orElse(pull.title()),
              call.text("description").orElse(pull.body()),
              who);
    }
    relabel(call, pull);
    if (event.equals("close")) {
      project.pulls().close(pull, who);
    } else if (event.equals("reopen")) {
      project.pulls().reopen(pull, who);
    }
    return found(call, pull);
  }

  /** {@code labels} replaces, {@code add_labels} adds. */
  static void relabel(ApiCall call, Discussion on) {
    Set<String> labels = new LinkedHashSet<>(on.labels());
    if (call.body().has("labels")) {
      labels.clear();
      labels.addAll(call.texts("labels"));
    }
    if (call.body().has("add_labels")) {
      labels.addAll(call.texts("add_labels"));
    }
    if (!List.copyOf(labels).equals(on.labels())) {
      call.project().tracker().relabel(on, List.copyOf(labels));
    }
  }

  /** 401 is the answer to who may not merge. */
  private static HttpResponse merge(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    PullRequest pull = find(call);
    if (!call.may(UpstreamRole.WRITE)) {
      return GitLabRefusals.message(401, "401 Unauthorized");
    }
    String title = "Merge branch '" + pull.sourceBranch() + "' into '" + pull.targetBranch() + "'";
    String message =
        title
            + "\n\n"
            + pull.title()
            + "\n\nSee merge request "
            + call.project().fullName()
            + "!"
            + pull.number();
    call.project()
        .pulls()
        .merge(
            pull,
            call.text("sha"),
            call.flag("squash") ? MergeMethod.SQUASH : MergeMethod.MERGE,
            call.text("merge_commit_message").orElse(message),
            who);
    return found(call, pull);
  }

  /** The newest commit comes first. */
  private static HttpResponse commits(ApiCall call) {
    return GitLabApi.page(
        call,
        find(call).commits().stream()
            .map(
                commit -> {
                  ObjectNode json = GitLabGitJson.commit(call.project(), commit);
                  json.set("parent_ids", Json.array());
                  return json;
                })
            .toList());
  }
}
