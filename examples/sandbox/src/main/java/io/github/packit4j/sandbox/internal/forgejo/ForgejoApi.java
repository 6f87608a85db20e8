package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.internal.Json;
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

/** {@code https://HOST/api/v1}. */
final class ForgejoApi extends ForgeApi {

  private static final String TYPE = "application/json;charset=utf-8";

  ForgejoApi(ForgejoService site) {
    super(site);
    ProjectCalls.addTo(this);
    ContentCalls.addTo(this);
    ReleaseCalls.addTo(this);
    PullCalls.addTo(this);
    IssueCalls.addTo(this);
    StatusCalls.addTo(this);
  }

  @Override
  protected List<String> projectTemplates() {
    return List.of("/api/v1/repos/{owner}/{repo}");
  }

  @Override
  protected Optional<Project> project(Routes.Variables path) {
    return site().find(path.get("owner") + "/" + path.get("repo"));
  }

  @Override
  protected String missing(Routes.Variables path) {
    String owner = path.get("owner");
    boolean known =
        site().account(owner).isPresent()
            || site().projects().stream().anyMatch(one -> one.owner().equalsIgnoreCase(owner));
    return known ? "Repository" : "Owner " + owner;
  }

  @Override
  protected Optional<String> token(HttpRequest request) {
    return Accounts.credentials(request, "token")
        .or(() -> Accounts.credentials(request, "Bearer"))
        .or(() -> Accounts.credentials(request, "Basic").map(Accounts::password));
  }

  @Override
  protected HttpResponse refusal(ForgeRefusal refusal) {
    return ForgejoRefusals.answer(site().host(), refusal);
  }

  /** Forgejo has no limit; the proxy before it has. */
  @Override
  protected HttpResponse throttled(Throttle throttle) {
    HttpResponse answer = HttpResponse.html(429);
    return throttle == Throttle.RETRY_AFTER ? answer.with("Retry-After", "8") : answer;
  }

  @Override
  protected HttpResponse exceeded() {
    return throttled(Throttle.RETRY_AFTER);
  }

  @Override
  protected HttpResponse complete(HttpRequest request, Quota.Usage usage, HttpResponse answer) {
    return answer.with("Cache-Control", "max-age=0, private, must-revalidate, no-transform");
  }

  static HttpResponse json(int status, JsonNode body) {
    return HttpResponse.of(status, TYPE, HttpResponse.json(body).body());
  }

  static HttpResponse found(JsonNode body) {
    return json(200, body);
  }

  /** Returns a page; a larger one than the server allows is cut without a word. */
  static HttpResponse page(ApiCall call, List<? extends JsonNode> all) {
    int limit = call.query("limit", 30, 50);
    int page = call.query("page", 1, Integer.MAX_VALUE);
    ArrayNode body = Json.array();
    all.stream().skip((page - 1L) * limit).limit(limit).forEach(body::add);
    HttpResponse answer = found(body).with("X-Total-Count", Integer.toString(all.size()));
    int pages = (all.size() + limit - 1) / limit;
    return pages <= 1 ? answer : answer.with("Link", links(call, page, pages));
  }

  private static String links(ApiCall call, int page, int pages) {
    String base =
        "https://"
            + call.project().site().host()
            + call.request().rawPath()
            + "?"
            + call.filters("page")
            + "page=";
    List<String> links = new ArrayList<>();
    if (page < pages) {
      links.add("<" + base + (page + 1) + ">; rel=\"next\"");
      links.add("<" + base + pages + ">; rel=\"last\"");
    }
    if (page > 1) {
      links.add("<" + base + "1>; rel=\"first\"");
      links.add("<" + base + (page - 1) + ">; rel=\"prev\"");
    }
    return String.join(",", links);
  }

  /** Returns a page of commits, which tells more of its place than other lists. */
  static HttpResponse commitPage(ApiCall call, List<? extends JsonNode> all) {
    int limit = call.query("limit", 30, 50);
    int page = call.query("page", 1, Integer.MAX_VALUE);
    int pages = Math.max(1, (all.size() + limit - 1) / limit);
    return page(call, all)
        .with("X-Page", Integer.toString(page))
        .with("X-PerPage", Integer.toString(limit))
        .with("X-Total", Integer.toString(all.size()))
        .with("X-PageCount", Integer.toString(pages))
        .with("X-HasMore", Boolean.toString(page < pages));
  }
}
