package io.github.packit4j.distgit.forge;

import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Pagure's interface, as Fedora's dist-git has it. */
final class TinyPagure extends TinyForge {

  @Override
  ForgeType type() {
    return ForgeType.PAGURE;
  }

  @Override
  String forkPath() {
    return "/forks/packit/rpms/hello";
  }

  @Override
  MockResponse.Builder api(String call, RecordedRequest request) {
    return switch (call) {
      case "POST /api/0/-/whoami" -> json(200, Map.of("username", "packit"));
      case "GET /api/0/fork/packit/rpms/hello" ->
          isForked()
              ? json(200, Map.of("fullname", "forks/packit/rpms/hello"))
              : json(404, Map.of("error", "Project not found", "error_code", "ENOPROJECT"));
      case "POST /api/0/fork" ->
          makeFork()
              ? json(200, Map.of("message", "Project forking queued"))
              : json(400, Map.of("error", "Repo \"forks/packit/hello\" already exists"));
      case "GET /api/0/fork/packit/rpms/hello/git/branches" ->
          isForkReady()
              ? json(200, Map.of("branches", List.of("rawhide"), "total_branches", 1))
              : json(404, Map.of());
      case "GET /api/0/rpms/hello/pull-requests" -> json(200, Map.of("requests", pullRequests()));
      case "POST /api/0/rpms/hello/pull-request/new" ->
          json(200, add(pullRequest(Recording.parse(body(request).utf8()))));
      default -> json(404, Map.of("error", "unexpected " + call));
    };
  }

  private Map<String, Object> pullRequest(Map<String, String> form) {
    return Map.of(
        "id", pullRequests().size() + 1,
        "title", form.getOrDefault("title", ""),
        "initial_comment", form.getOrDefault("initial_comment", ""),
        "status", "Open",
        "branch", form.getOrDefault("branch_to", ""),
        "branch_from", form.getOrDefault("branch_from", ""),
        "user", Map.of("name", "packit"),
        "repo_from", Map.of("fullname", "forks/packit/rpms/hello"));
  }
}
