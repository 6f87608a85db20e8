package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about projects as such, and their forks. */
final class ProjectCalls {

  private ProjectCalls() {}

  static void addTo(GitHubApi api) {
    api.get("", call -> GitHubApi.found(GitHubJson.whole(call.project(), call)));
    api.get("/forks", ProjectCalls::forks);
    api.on("POST", "/forks", ProjectCalls::fork);
  }

  private static HttpResponse forks(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    for (Project fork : call.project().forks()) {
      ObjectNode json = GitHubJson.repository(fork);
      json.set("permissions", GitHubJson.permissionsOf(fork, call));
      all.add(json);
    }
    Collections.reverse(all);
    return GitHubApi.page(call, all);
  }

  /** An existing fork is returned as if it were new. */
  private static HttpResponse fork(ApiCall call) {
    String account = call.writer("administration=write").name();
    Project project = call.project();
    String name = call.text("name").orElse(project.name());
    Project fork =
        project
            .site()
            .forkOf(project, account)
            .orElseGet(() -> project.site().fork(project, account, name));
    return GitHubApi.json(202, GitHubJson.whole(fork, call));
  }
}
