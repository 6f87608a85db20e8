package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeApi;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Quota;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code https://api.github.com}. */
public final class GitHubApi extends ForgeApi {

  GitHubApi(GitHubService site) {
    super(site);
    PeopleCalls.addTo(this);
    ProjectCalls.addTo(this);
    ReleaseCalls.addTo(this);
    PullCalls.addTo(this);
    IssueCalls.addTo(this);
    CommentCalls.addTo(this);
    // Before the commits, whose names may have slashes.
    StatusCalls.addTo(this);
    CheckRunCalls.addTo(this);
    ContentCalls.addTo(this);
  }

  @Override
  protected List<String> projectTemplates() {
    return List.of("/repos/{owner}/{repo}", "/repositories/{repository}");
  }

  @Override
  protected Optional<Project> project(Routes.Variables path) {
    return path.has("repository")
        ? site().withId(path.number("repository"))
        : site().find(path.get("owner") + "/" + path.get("repo"));
  }

  @Override
  protected String missing(Routes.Variables path) {
    return "Repository";
  }

  @Override
  protected Optional<String> token(HttpRequest request) {
    return Accounts.credentials(request, "Bearer")
        .or(() -> Accounts.credentials(request, "token"))
        .or(() -> Accounts.credentials(request, "Basic").map(Accounts::password));
  }

  @Override
  protected Optional<HttpResponse> rejected(HttpRequest request) {
    return request.header("user-agent").orElse("").isBlank()
        ? Optional.of(GitHubRefusals.noUserAgent())
        : Optional.empty();
  }

  @Override
  protected HttpResponse refusal(ForgeRefusal refusal) {
    return GitHubRefusals.answer(refusal);
  }

  @Override
  protected HttpResponse throttled(Throttle throttle) {
    return GitHubRefusals.tooFast(throttle);
  }

  @Override
  protected HttpResponse exceeded() {
    return GitHubRefusals.noneLeft();
  }

  @Override
  protected HttpResponse complete(HttpRequest request, Quota.Usage usage, HttpResponse answer) {
    HttpResponse complete =
        limits(answer, usage)
            .with("X-GitHub-Media-Type", "github.v3; format=json")
            .with("x-github-api-version-selected", "2022-11-28")
            .with("x-github-request-id", Numbers.digits(request.uri().toString(), 12));
    if (answer.status() != 200 || !request.method().equals("GET")) {
      return complete;
    }
    String tag = "W/\"" + Numbers.hex("SHA-256", answer.body()) + "\"";
    return request.header("if-none-match").filter(tag::equals).isPresent()
        ? limits(HttpResponse.empty(304), usage).with("ETag", tag)
        : complete.with("ETag", tag);
  }

  private static HttpResponse limits(HttpResponse answer, Quota.Usage usage) {
    return answer
        .with("X-RateLimit-Limit", Integer.toString(usage.limit()))
        .with("X-RateLimit-Remaining", Integer.toString(usage.remaining()))
        .with("X-RateLimit-Reset", Long.toString(usage.reset().getEpochSecond()))
        .with("X-RateLimit-Used", Integer.toString(Math.min(usage.limit(), usage.used())))
        .with("X-RateLimit-Resource", "core");
  }

  static HttpResponse json(int status, JsonNode body) {
    HttpResponse plain = HttpResponse.json(status, body);
    return HttpResponse.of(status, "application/json; charset=utf-8", plain.body());
  }

  /** Returns the answer to a request that made something, which has its address. */
  static HttpResponse created(JsonNode body) {
    return json(201, body).with("Location", body.get("url").asString());
  }

  static HttpResponse found(JsonNode body) {
    return json(200, body);
  }

  /** Returns the page of a list that the request asks for, with links to the others. */
  static HttpResponse page(ApiCall call, List<? extends JsonNode> all) {
    int perPage = call.query("per_page", 30, 100);
    int page = call.query("page", 1, Integer.MAX_VALUE);
    ArrayNode body = Json.array();
    all.stream().skip((page - 1L) * perPage).limit(perPage).forEach(body::add);
    return links(json(200, body), call, page, perPage, all.size());
  }

  static HttpResponse links(HttpResponse answer, ApiCall call, int page, int perPage, int size) {
    int pages = (size + perPage - 1) / perPage;
    // Links name the project by its number and keep the filters.
    String path =
        call.request()
            .rawPath()
            .replaceFirst("^/repos/[^/]+/[^/]+", "/repositories/" + call.project().id());
    String base = "https://api.github.com" + path + "?" + call.filters("page") + "page=";
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
    return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
  }
}
