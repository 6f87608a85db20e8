package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Ids;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's calls about check runs. GitHub lets only apps make them; here every account that may
 * push counts as one.
 */
final class CheckRunCalls {

  private static final List<String> FIELDS =
      List.of("name", "status", "conclusion", "external_id", "details_url");

  private static final List<String> STATUSES =
      List.of("queued", "in_progress", "completed", "waiting", "requested", "pending");
  private static final List<String> CONCLUSIONS =
      List.of(
          "action_required",
          "cancelled",
          "failure",
          "neutral",
          "success",
          "skipped",
          "stale",
          "timed_out");

  private final Map<Project, List<ObjectNode>> runs = new HashMap<>();

  private CheckRunCalls() {}

  static void addTo(GitHubApi api) {
    CheckRunCalls calls = new CheckRunCalls();
    api.get("/commits/{sha}/check-runs", calls::list);
    api.on("POST", "/check-runs", calls::create);
    api.get("/check-runs/{id}", call -> GitHubApi.found(calls.find(call)));
    api.on("PATCH", "/check-runs/{id}", calls::update);
  }

  private List<ObjectNode> of(Project project) {
    return runs.computeIfAbsent(project, key -> new ArrayList<>());
  }

  private ObjectNode find(ApiCall call) {
    return of(call.project()).stream()
        .filter(run -> run.get("id").asInt() == call.number("id"))
        .findFirst()
        .orElseThrow(() -> ForgeRefusal.notFound("CheckRun"));
  }

  private HttpResponse list(ApiCall call) {
    String commit =
        call.project()
            .commitOf(call.path("sha"))
            .orElseThrow(() -> ForgeRefusal.notFound("Commit"));
    List<ObjectNode> all =
        new ArrayList<>(
            of(call.project()).stream()
                .filter(run -> run.get("head_sha").asString().equals(commit))
                .toList());
    Collections.reverse(all);
    int perPage = call.query("per_page", 30, 100);
    int page = call.query("page", 1, Integer.MAX_VALUE);
    ArrayNode shown = Json.array();
    all.stream().skip((page - 1L) * perPage).limit(perPage).forEach(shown::add);
    ObjectNode body = Json.object();
    body.set("check_runs", shown);
    body.put("total_count", all.size());
    return GitHubApi.links(GitHubApi.found(body), call, page, perPage, all.size());
  }

  private static void checkForm(ApiCall call) {
    FIELDS.forEach(field -> GitHubSchema.texts(call, field));
    GitHubSchema.word(call, "status", STATUSES);
    GitHubSchema.word(call, "conclusion", CONCLUSIONS);
  }

  private HttpResponse create(ApiCall call) {
    requirePush(call);
    checkForm(call);
    Project project = call.project();
    String commit =
        call.text("head_sha")
            .flatMap(project::commitOf)
            .orElseThrow(
                () -> ForgeRefusal.invalid("CheckRun.head_sha", "No commit found for SHA"));
    if (call.text("status").orElse("").equals("completed") && call.text("conclusion").isEmpty()) {
      return GitHubRefusals.message(
          422,
          "Invalid request.\n\nNo subschema in \"anyOf\" matched.\n\"conclusion\" wasn't supplied.\n"
              + "completed is not a member of [\"queued\", \"in_progress\"].");
    }
    int id = Ids.of("check run " + project.fullName() + " " + of(project).size());
    String self = GitHubJson.API + "repos/" + project.fullName() + "/check-runs/" + id;
    ObjectNode run = Json.object();
    run.set("app", app(project));
    run.set("check_suite", Json.object().put("id", Ids.of("check suite " + commit)));
    run.putNull("completed_at");
    run.putNull("conclusion");
    run.put("details_url", "https://packit.dev");
    run.put("external_id", "");
    run.put("head_sha", commit);
    run.put("html_url", project.webUrl() + "/runs/" + id);
    run.put("id", id);
    run.put("node_id", GitHubPeople.node("08:CheckRun" + id));
    run.set("output", output(self, Json.object()));
    run.set("pull_requests", Json.array());
    run.put("started_at", Dates.gitHub(project.now()));
    run.put("status", "queued");
    run.put("url", self);
    fill(call, run);
    of(project).add(run);
    return GitHubApi.json(201, run).with("Location", self);
  }

  private HttpResponse update(ApiCall call) {
    requirePush(call);
    checkForm(call);
    ObjectNode run = find(call);
    fill(call, run);
    return GitHubApi.found(run);
  }

  private static void requirePush(ApiCall call) {
    call.writer("checks=write");
    if (!call.may(UpstreamRole.WRITE)) {
      throw new ForgeRefusal(ForgeRefusal.Reason.NO_SCOPE, "checks=write");
    }
  }

  /** A conclusion completes a run by itself. */
  private static void fill(ApiCall call, ObjectNode run) {
    for (String field : FIELDS) {
      call.text(field).ifPresent(value -> run.put(field, value));
    }
    if (call.text("conclusion").isPresent()) {
      run.put("status", "completed");
      run.put("completed_at", Dates.gitHub(call.project().now()));
    }
    if (call.body().path("output").isObject()) {
      run.set("output", output(run.get("url").asString(), call.body().get("output")));
    }
  }

  private static ObjectNode output(String self, JsonNode sent) {
    ObjectNode output = Json.object();
    output.put("annotations_count", 0);
    output.put("annotations_url", self + "/annotations");
    output.put("summary", sent.path("summary").asString(null));
    output.put("text", sent.path("text").asString(null));
    return output.put("title", sent.path("title").asString(null));
  }

  private static ObjectNode app(Project project) {
    ObjectNode permissions = Json.object();
    for (String name : List.of("checks", "issues", "pull_requests", "statuses")) {
      permissions.put(name, "write");
    }
    permissions.put("contents", "read").put("metadata", "read");
    String created = Dates.gitHub(project.created());
    ObjectNode app = Json.object();
    app.put("created_at", created);
    app.put("description", "The app of the sandbox");
    app.set("events", Json.strings(List.of("issue_comment", "pull_request", "push", "release")));
    app.put("external_url", "https://packit.dev");
    app.put("html_url", GitHubJson.WEB + "apps/packit-sandbox");
    app.put("id", Ids.of("app"));
    app.put("name", "packit-sandbox");
    app.put("node_id", GitHubPeople.node("03:App" + Ids.of("app")));
    app.set("owner", GitHubPeople.user("packit", "Organization"));
    app.set("permissions", permissions);
    app.put("slug", "packit-sandbox");
    return app.put("updated_at", created);
  }
}
