package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code https://api.github.com}: reading projects and releases, reading and writing issues and
 * commit statuses.
 */
public final class GitHubApi implements HttpHandler {

  private final GitHubService projects;
  private final Accounts accounts;
  private final Routes routes = new Routes();

  /** A call about a project. */
  @FunctionalInterface
  interface ProjectCall {
    Optional<HttpResponse> answer(
        HttpRequest request, GitHubProject project, Routes.Variables path);
  }

  /** A call by somebody with a token. */
  @FunctionalInterface
  interface UserCall {
    Optional<HttpResponse> answer(
        HttpRequest request, GitHubProject project, Routes.Variables path, Account account);
  }

  GitHubApi(GitHubService projects, Accounts accounts) {
    this.projects = projects;
    this.accounts = accounts;
    IssueCalls.addTo(this);
    // Before the commits, whose names may have slashes.
    StatusCalls.addTo(this);
    on("", (request, project, path) -> found(GitHubJson.repository(project)));
    on("/releases", GitHubApi::releases);
    on("/releases/latest", (request, project, path) -> latest(project));
    on("/releases/tags/{tag}", (r, project, path) -> release(project, p -> hasTag(p, path)));
    on("/releases/{id}", GitHubApi::releaseById);
    ContentCalls.addTo(this);
  }

  /** Adds a call that reads something of a project. */
  void on(String suffix, ProjectCall call) {
    on("GET", suffix, call);
  }

  /** Adds a call that changes something of a project. */
  void write(String method, String suffix, UserCall call) {
    on(
        method,
        suffix,
        (request, project, path) -> {
          Optional<String> token =
              Accounts.credentials(request, "Bearer")
                  .or(() -> Accounts.credentials(request, "token"));
          Optional<Account> account = token.flatMap(accounts::withToken);
          return account.isPresent()
              ? call.answer(request, project, path, account.get())
              : Optional.of(unauthorized(token.isPresent()));
        });
  }

  private void on(String method, String suffix, ProjectCall call) {
    routes.on(
        method,
        "/repos/{owner}/{repo}" + suffix,
        (request, path) ->
            projects
                .find(path.get("owner"), path.get("repo"))
                .flatMap(project -> call.answer(request, project, path))
                .orElseGet(GitHubApi::notFound));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    HttpResponse answer = routes.handle(request).orElseGet(GitHubApi::notFound);
    return answer
        .with("X-GitHub-Media-Type", "github.v3; format=json")
        .with("x-github-api-version-selected", "2022-11-28")
        .with("X-RateLimit-Limit", "5000")
        .with("X-RateLimit-Remaining", "4999")
        .with("X-RateLimit-Reset", "4102444800")
        .with("x-github-request-id", Numbers.digits(request.uri().toString(), 12));
  }

  private static HttpResponse notFound() {
    return json(
        404,
        Json.object()
            .put("documentation_url", "https://docs.github.com/rest")
            .put("message", "Not Found")
            .put("status", "404"));
  }

  private static HttpResponse unauthorized(boolean badToken) {
    return json(
        401,
        Json.object()
            .put("documentation_url", "https://docs.github.com/rest")
            .put("message", badToken ? "Bad credentials" : "Requires authentication"));
  }

  /** Refuses a field of a request, as GitHub does. */
  static Optional<HttpResponse> invalid(String resource, String field, String message) {
    ObjectNode error = Json.object().put("code", "custom").put("field", field);
    error.put("message", message).put("resource", resource);
    ObjectNode body = Json.object().put("documentation_url", "https://docs.github.com/rest");
    body.set("errors", Json.array().add(error));
    return Optional.of(json(422, body.put("message", "Validation Failed")));
  }

  /** Reads the JSON that a request brings; empty if it is none. */
  static JsonNode body(HttpRequest request) {
    try {
      return Json.parse(request.bodyText());
    } catch (IllegalArgumentException e) {
      return Json.object();
    }
  }

  static HttpResponse json(int status, JsonNode body) {
    HttpResponse plain = HttpResponse.json(status, body);
    return HttpResponse.of(status, "application/json; charset=utf-8", plain.body());
  }

  static Optional<HttpResponse> found(JsonNode body) {
    return Optional.of(json(200, body));
  }

  /** Returns the page of a list that the request asks for, with links to the others. */
  static Optional<HttpResponse> page(HttpRequest request, List<? extends JsonNode> all) {
    int perPage = Math.min(100, Math.max(1, number(request, "per_page", 30)));
    int page = Math.max(1, number(request, "page", 1));
    int pages = (all.size() + perPage - 1) / perPage;
    ArrayNode body = Json.array();
    all.stream().skip((page - 1L) * perPage).limit(perPage).forEach(body::add);
    String base = "https://api.github.com" + request.rawPath() + "?per_page=" + perPage + "&page=";
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add("<" + base + (page - 1) + ">; rel=\"prev\"");
    }
    if (page < pages) {
      links.add("<" + base + (page + 1) + ">; rel=\"next\"");
      links.add("<" + base + pages + ">; rel=\"last\"");
    }
    if (page > 1) {
      links.add("<" + base + "1>; rel=\"first\"");
    }
    HttpResponse answer = json(200, body);
    return Optional.of(links.isEmpty() ? answer : answer.with("Link", String.join(", ", links)));
  }

  private static int number(HttpRequest request, String name, int otherwise) {
    return request
        .query(name)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::valueOf)
        .orElse(otherwise);
  }

  private static Optional<HttpResponse> releases(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    return page(
        request,
        project.published().stream()
            .filter(published -> !published.release().draft())
            .map(published -> GitHubJson.release(project, published))
            .toList());
  }

  private static Optional<HttpResponse> latest(GitHubProject project) {
    return release(project, published -> !published.release().prerelease());
  }

  private static boolean hasTag(GitHubProject.Published published, Routes.Variables path) {
    return published.release().tag().equals(path.get("tag"));
  }

  private static Optional<HttpResponse> releaseById(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    return project.published().stream()
        .map(published -> GitHubJson.release(project, published))
        .filter(json -> json.get("id").asInt() == path.number("id"))
        .findFirst()
        .flatMap(GitHubApi::found);
  }

  private static Optional<HttpResponse> release(
      GitHubProject project, Predicate<GitHubProject.Published> wanted) {
    return project.published().stream()
        .filter(published -> !published.release().draft())
        .filter(wanted)
        .findFirst()
        .flatMap(published -> found(GitHubJson.release(project, published)));
  }
}
