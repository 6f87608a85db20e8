package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamCommitComment;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Statuses;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about the statuses of commits, and comments on them. */
final class StatusCalls {

  private static final Set<String> UNDER_WAY = Set.of("pending", "running");
  private static final Map<String, String> EVENTS =
      Map.of(
          "pending", "enqueue",
          "running", "run",
          "success", "success",
          "failed", "drop",
          "canceled", "cancel");

  private StatusCalls() {}

  static void addTo(GitLabApi api) {
    api.on("POST", "/statuses/{sha}", StatusCalls::set);
    api.get("/repository/commits/{sha}/statuses", StatusCalls::list);
    api.on("POST", "/repository/commits/{sha}/comments", StatusCalls::comment);
  }

  private static String commit(ApiCall call) {
    return call.project()
        .commitOf(call.path("sha"))
        .orElseThrow(() -> ForgeRefusal.notFound("Commit"));
  }

  private static HttpResponse list(ApiCall call) {
    List<Statuses.Entry> entries = call.project().statusList().of(commit(call));
    boolean all = call.request().query("all").filter("true"::equals).isPresent();
    Map<String, Statuses.Entry> latest = new LinkedHashMap<>();
    entries.forEach(entry -> latest.put(entry.status().context(), entry));
    return GitLabApi.page(
        call,
        (all ? entries : latest.values())
            .stream().map(entry -> json(call.project(), entry)).toList());
  }

  /** One that is under way goes on; one that has ended is followed by another. */
  private static HttpResponse set(ApiCall call) {
    String creator = call.writer(GitLabApi.SCOPE).name();
    call.require(UpstreamRole.WRITE);
    String commit = commit(call);
    String state = call.text("state").orElse("");
    String event = EVENTS.get(state);
    if (event == null) {
      return HttpResponse.json(
          400, Json.object().put("error", "state does not have a valid value"));
    }
    String name = call.text("name").or(() -> call.text("context")).orElse("default");
    Optional<URI> target = call.address("target_url");
    if (call.text("target_url").filter(url -> !url.isEmpty()).isPresent()
        && target.filter(url -> String.valueOf(url.getScheme()).matches("https?")).isEmpty()) {
      throw ForgeRefusal.invalid("target_url", "is blocked: Only allowed schemes are http, https");
    }
    UpstreamStatus status =
        new UpstreamStatus(
            commit, name, state, call.text("description").orElse(""), target, creator);
    Statuses statuses = call.project().statusList();
    Optional<Statuses.Entry> open =
        statuses.of(commit).stream()
            .filter(entry -> entry.status().context().equals(name))
            .filter(entry -> UNDER_WAY.contains(entry.status().state()))
            .findFirst();
    if (open.isEmpty()) {
      return GitLabApi.created(json(call.project(), statuses.add(status)));
    }
    String before = open.get().status().state();
    if (before.equals(state) || state.equals("pending")) {
      return GitLabRefusals.message(
          400,
          "Cannot transition status via :%s from :%s (Reason(s): Status cannot transition via \"%s\")"
              .formatted(event, before, event));
    }
    return GitLabApi.created(json(call.project(), statuses.replace(open.get(), status)));
  }

  private static ObjectNode json(Project project, Statuses.Entry entry) {
    UpstreamStatus status = entry.status();
    boolean ended = !UNDER_WAY.contains(status.state());
    ObjectNode json = Json.object();
    json.put("allow_failure", false);
    json.set("author", GitLabJson.user(project.site(), status.creator()));
    json.putNull("coverage");
    json.put("created_at", GitLabJson.time(entry.time()));
    json.put("description", status.description());
    json.put("finished_at", ended ? GitLabJson.time(entry.time()) : null);
    json.put("id", entry.id());
    json.put("name", status.context());
    json.put("ref", project.defaultBranch());
    json.put("sha", status.commit());
    json.put("started_at", status.state().equals("running") ? GitLabJson.time(entry.time()) : null);
    json.put("status", status.state());
    return json.put("target_url", status.target().map(URI::toString).orElse(null));
  }

  private static HttpResponse comment(ApiCall call) {
    String author = call.writer(GitLabApi.SCOPE).name();
    String text =
        call.text("note")
            .filter(note -> !note.isBlank())
            .orElseThrow(() -> ForgeRefusal.invalid("note", "can't be blank"));
    UpstreamCommitComment comment = call.project().commentOn(commit(call), author, text);
    ObjectNode json = Json.object();
    json.set("author", GitLabJson.user(call.project().site(), author));
    json.put("created_at", GitLabJson.time(call.project().now()));
    json.set("line", call.body().path("line").isNumber() ? call.body().get("line") : null);
    json.put("line_type", call.text("line_type").orElse(null));
    json.put("note", comment.body());
    json.put("path", call.text("path").orElse(null));
    return GitLabApi.created(json);
  }
}
