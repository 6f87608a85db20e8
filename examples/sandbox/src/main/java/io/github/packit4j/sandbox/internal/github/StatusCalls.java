package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Statuses;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about the statuses of commits; to set one takes the right to push. */
final class StatusCalls {

  private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");
  private static final int MAX_DESCRIPTION = 140;

  private StatusCalls() {}

  static void addTo(GitHubApi api) {
    api.get("/commits/{sha}/statuses", StatusCalls::list);
    api.get("/statuses/{sha}", StatusCalls::list);
    api.on("POST", "/statuses/{sha}", StatusCalls::set);
  }

  private static HttpResponse list(ApiCall call) {
    List<ObjectNode> statuses = new ArrayList<>();
    for (Statuses.Entry entry : call.project().statusList().of(call.path("sha"))) {
      statuses.add(json(call.project(), entry));
    }
    Collections.reverse(statuses);
    return GitHubApi.page(call, statuses);
  }

  private static HttpResponse set(ApiCall call) {
    String creator = call.writer("statuses=write").name();
    if (!call.may(UpstreamRole.WRITE)) {
      throw ForgeRefusal.notFound("Status");
    }
    GitHubSchema.texts(call, "state", "target_url", "description", "context");
    String state = call.text("state").orElse("");
    String description = call.text("description").orElse("");
    if (!STATES.contains(state)) {
      throw ForgeRefusal.invalid("Status.state", "state is not included in the list");
    }
    if (description.length() > MAX_DESCRIPTION) {
      throw ForgeRefusal.invalid(
          "Status.description", "description is too long (maximum is 140 characters)");
    }
    Optional<URI> target = call.address("target_url");
    if (call.text("target_url").filter(url -> !url.isEmpty()).isPresent()
        && target.filter(StatusCalls::isWeb).isEmpty()) {
      throw ForgeRefusal.invalid("Status.target_url", "target_url must use http(s) scheme");
    }
    String commit =
        call.project()
            .commitOf(call.path("sha"))
            .orElseThrow(() -> ForgeRefusal.notFound("Commit"));
    UpstreamStatus status =
        new UpstreamStatus(
            commit, call.text("context").orElse("default"), state, description, target, creator);
    ObjectNode json = json(call.project(), call.project().statusList().add(status));
    return GitHubApi.created(json);
  }

  private static boolean isWeb(URI address) {
    return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
  }

  private static ObjectNode json(Project project, Statuses.Entry entry) {
    UpstreamStatus status = entry.status();
    String url = GitHubJson.API + "repos/" + project.fullName() + "/statuses/" + status.commit();
    ObjectNode creator = GitHubPeople.user(status.creator(), "User");
    ObjectNode json = Json.object();
    json.set("avatar_url", creator.get("avatar_url"));
    json.put("context", status.context());
    json.put("created_at", Dates.gitHub(entry.time()));
    json.set("creator", creator);
    json.put("description", status.description());
    json.put("id", entry.id());
    json.put("node_id", GitHubPeople.node("013:StatusContext" + entry.id()));
    json.put("state", status.state());
    json.put("target_url", status.target().map(URI::toString).orElse(null));
    json.put("updated_at", Dates.gitHub(entry.time()));
    json.put("url", url);
    return json;
  }
}
