package io.github.packit4j.distgit.forge;

import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** GitLab's interface: projects have numbers, and forks are imported in the background. */
final class TinyGitLab extends TinyForge {

  private static final Map<String, Object> PROJECT =
      Map.of("id", 1, "path_with_namespace", "rpms/hello");

  @Override
  ForgeType type() {
    return ForgeType.GITLAB;
  }

  @Override
  String forkPath() {
    return "/packit/hello";
  }

  private static Map<String, Object> fork(String status) {
    return Map.of(
        "id",
        2,
        "path_with_namespace",
        "packit/hello",
        "namespace",
        Map.of("full_path", "packit"),
        "forked_from_project",
        PROJECT,
        "import_status",
        status,
        "empty_repo",
        false);
  }

  @Override
  MockResponse.Builder api(String call, RecordedRequest request) {
    return switch (call.replace(" /api/v4", " ")) {
      case "GET /user" -> json(200, Map.of("username", "packit"));
      case "GET /projects/1", "GET /projects/rpms%2Fhello" -> json(200, PROJECT);
      case "GET /projects/2", "GET /projects/packit%2Fhello" ->
          isForked()
              ? json(200, fork(isForkReady() ? "finished" : "started"))
              : json(404, Map.of("message", "404 Project Not Found"));
      case "GET /projects/1/forks" -> json(200, isForked() ? List.of(fork("finished")) : List.of());
      case "POST /projects/1/fork" ->
          makeFork()
              ? json(201, fork("scheduled"))
              : json(409, Map.of("message", Map.of("name", List.of("has already been taken"))));
      case "GET /projects/1/merge_requests" -> json(200, pullRequests());
      case "POST /projects/2/merge_requests" -> json(201, add(mergeRequest(parsed(request))));
      default -> json(404, Map.of("message", "unexpected " + call));
    };
  }

  private Map<String, Object> mergeRequest(JsonNode asked) {
    return Map.of(
        "iid", pullRequests().size() + 1,
        "title", asked.path("title").asString(),
        "description", asked.path("description").asString(),
        "state", "opened",
        "author", Map.of("username", "packit"),
        "source_project_id", 2,
        "source_branch", asked.path("source_branch").asString(),
        "target_branch", asked.path("target_branch").asString());
  }
}
