package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.github.StatusList.Entry;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about the statuses of commits; setting one needs a token. */
final class StatusCalls {

  private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");
  private static final int MAX_DESCRIPTION = 140;

  private StatusCalls() {}

  static void addTo(GitHubApi api) {
    api.on("/commits/{sha}/statuses", StatusCalls::list);
    api.on("/statuses/{sha}", StatusCalls::list);
    api.write("POST", "/statuses/{sha}", StatusCalls::set);
  }

  private static Optional<HttpResponse> list(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    List<ObjectNode> statuses = new ArrayList<>();
    for (Entry entry : project.statusList().entries()) {
      if (entry.status().commit().equals(path.get("sha"))) {
        statuses.add(json(project, entry));
      }
    }
    Collections.reverse(statuses);
    return GitHubApi.page(request, statuses);
  }

  private static Optional<HttpResponse> set(
      HttpRequest request, GitHubProject project, Routes.Variables path, Account account) {
    JsonNode body = GitHubApi.body(request);
    String state = body.path("state").asString("");
    String description = body.path("description").asString("");
    if (!STATES.contains(state)) {
      return GitHubApi.invalid("Status", "state", "state is not included in the list");
    }
    if (description.length() > MAX_DESCRIPTION) {
      return GitHubApi.invalid(
          "Status", "description", "description is too long (maximum is 140 characters)");
    }
    return project
        .commitOf(path.get("sha"))
        .map(
            commit -> {
              Entry entry =
                  project
                      .statusList()
                      .add(
                          new UpstreamStatus(
                              commit,
                              body.path("context").asString("default"),
                              state,
                              description,
                              Optional.ofNullable(body.path("target_url").asString(null))
                                  .map(URI::create),
                              account.name()));
              return GitHubApi.json(201, json(project, entry));
            });
  }

  private static ObjectNode json(GitHubProject project, Entry entry) {
    UpstreamStatus status = entry.status();
    String url = GitHubJson.API + "repos/" + project.fullName() + "/statuses/" + status.commit();
    int id = GitHubPeople.number("status " + url + " " + entry.number());
    ObjectNode creator = GitHubPeople.user(status.creator(), "User");
    ObjectNode json = Json.object();
    json.set("avatar_url", creator.get("avatar_url"));
    json.put("context", status.context());
    json.put("created_at", Dates.gitHub(entry.time()));
    json.set("creator", creator);
    json.put("description", status.description());
    json.put("id", id);
    json.put("node_id", GitHubPeople.node("013:StatusContext" + id));
    json.put("state", status.state());
    json.put("target_url", status.target().map(URI::toString).orElse(null));
    json.put("updated_at", Dates.gitHub(entry.time()));
    json.put("url", url);
    return json;
  }
}
