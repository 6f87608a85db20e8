package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.internal.Dates;
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

/** {@code https://HOST/api/v4}. A project is named by its number or by its encoded path. */
final class GitLabApi extends ForgeApi {

  static final String SCOPE = "api";

  GitLabApi(GitLabService site) {
    super(site);
    ProjectCalls.addTo(this);
    MemberCalls.addTo(this);
    RepositoryCalls.addTo(this);
    ReleaseCalls.addTo(this);
    MergeRequestCalls.addTo(this);
    IssueCalls.addTo(this);
    NoteCalls.addTo(this);
    StatusCalls.addTo(this);
  }

  @Override
  protected List<String> projectTemplates() {
    return List.of("/api/v4/projects/{project}");
  }

  @Override
  protected Optional<Project> project(Routes.Variables path) {
    String name = path.get("project");
    return name.matches("\\d{1,9}") ? site().withId(Integer.parseInt(name)) : site().find(name);
  }

  @Override
  protected String missing(Routes.Variables path) {
    return "Project";
  }

  @Override
  protected Optional<String> token(HttpRequest request) {
    return request
        .header("private-token")
        .or(() -> request.query("private_token"))
        .or(() -> Accounts.credentials(request, "Bearer"));
  }

  @Override
  protected JsonNode body(HttpRequest request) {
    return GitLabBody.read(request);
  }

  @Override
  protected HttpResponse refusal(ForgeRefusal refusal) {
    return GitLabRefusals.answer(refusal);
  }

  @Override
  protected HttpResponse throttled(Throttle throttle) {
    return switch (throttle) {
      case RETRY_AFTER -> exceeded();
      case WITHOUT_TIME -> GitLabRefusals.endpointLimit();
    };
  }

  @Override
  protected HttpResponse exceeded() {
    return HttpResponse.text(429, "Retry later\n")
        .with("Retry-After", "43")
        .with("RateLimit-Name", "throttle_authenticated_api");
  }

  @Override
  protected HttpResponse complete(HttpRequest request, Quota.Usage usage, HttpResponse answer) {
    return answer
        .with("ETag", "W/\"" + Numbers.hex("MD5", answer.body()) + "\"")
        .with("RateLimit-Limit", Integer.toString(usage.limit()))
        .with("RateLimit-Observed", Integer.toString(usage.used()))
        .with("RateLimit-Remaining", Integer.toString(usage.remaining()))
        .with("RateLimit-Reset", Long.toString(usage.reset().getEpochSecond()))
        .with("RateLimit-ResetTime", Dates.http(usage.reset()));
  }

  static HttpResponse created(JsonNode body) {
    return HttpResponse.json(201, body);
  }

  static HttpResponse found(JsonNode body) {
    return HttpResponse.json(200, body);
  }

  static HttpResponse page(ApiCall call, List<? extends JsonNode> all) {
    int perPage = call.query("per_page", 20, 100);
    int page = call.query("page", 1, Integer.MAX_VALUE);
    int pages = Math.max(1, (all.size() + perPage - 1) / perPage);
    ArrayNode body = Json.array();
    all.stream().skip((page - 1L) * perPage).limit(perPage).forEach(body::add);
    return found(body)
        .with("Link", links(call, page, perPage, pages))
        .with("X-Next-Page", page < pages ? Integer.toString(page + 1) : "")
        .with("X-Page", Integer.toString(page))
        .with("X-Per-Page", Integer.toString(perPage))
        .with("X-Prev-Page", page > 1 ? Integer.toString(page - 1) : "")
        .with("X-Total", Integer.toString(all.size()))
        .with("X-Total-Pages", Integer.toString(pages));
  }

  private static String links(ApiCall call, int page, int perPage, int pages) {
    HttpRequest request = call.request();
    String filters = call.filters("page").replaceAll("per_page=\\d+&", "");
    String base =
        "<https://" + request.host() + request.rawPath() + "?" + filters + "per_page=" + perPage;
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(base + "&page=" + (page - 1) + ">; rel=\"prev\"");
    }
    if (page < pages) {
      links.add(base + "&page=" + (page + 1) + ">; rel=\"next\"");
    }
    links.add(base + "&page=1>; rel=\"first\"");
    links.add(base + "&page=" + pages + ">; rel=\"last\"");
    return String.join(", ", links);
  }
}
