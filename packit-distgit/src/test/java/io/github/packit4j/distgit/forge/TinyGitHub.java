package io.github.packit4j.distgit.forge;

import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** GitHub's interface, and Forgejo's, which is the same as far as this goes. */
final class TinyGitHub extends TinyForge {

  private static final Map<String, Object> FORK =
      Map.of(
          "full_name",
          "packit/hello",
          "fork",
          true,
          "owner",
          Map.of("login", "packit"),
          "parent",
          Map.of("full_name", "rpms/hello"));

  private final ForgeType type;
  private final String base;

  TinyGitHub(ForgeType type, String base) {
    this.type = type;
    this.base = base;
  }

  @Override
  ForgeType type() {
    return type;
  }

  @Override
  String forkPath() {
    return "/packit/hello";
  }

  @Override
  MockResponse.Builder api(String call, RecordedRequest request) {
    return switch (call.replace(" " + base, " ")) {
      case "GET /user" -> json(200, Map.of("login", "packit"));
      case "GET /repos/packit/hello" ->
          isForked() ? json(200, FORK) : json(404, Map.of("message", "Not Found"));
      case "GET /repos/rpms/hello/forks" -> json(200, isForked() ? List.of(FORK) : List.of());
      case "POST /repos/rpms/hello/forks" -> {
        boolean made = makeFork();
        yield made || type == ForgeType.GITHUB
            ? json(202, FORK)
            : json(409, Map.of("message", "repository is already forked by user"));
      }
      case "GET /repos/packit/hello/branches" ->
          json(200, isForkReady() ? List.of(Map.of("name", "rawhide")) : List.of());
      case "GET /repos/rpms/hello/pulls" -> json(200, pullRequests());
      case "POST /repos/rpms/hello/pulls" -> json(201, add(pullRequest(parsed(request))));
      case "PATCH /repos/rpms/hello/pulls/1" -> json(201, pullRequests().get(0));
      default -> json(404, Map.of("message", "unexpected " + call));
    };
  }

  private Map<String, Object> pullRequest(JsonNode asked) {
    String head = asked.path("head").asString();
    return Map.of(
        "number", pullRequests().size() + 1,
        "title", asked.path("title").asString(),
        "body", asked.path("body").asString(),
        "state", "open",
        "user", Map.of("login", "packit"),
        "head",
            Map.of(
                "ref",
                head.substring(head.indexOf(':') + 1),
                "repo",
                Map.of("full_name", "packit/hello")),
        "base", Map.of("ref", asked.path("base").asString()));
  }
}
