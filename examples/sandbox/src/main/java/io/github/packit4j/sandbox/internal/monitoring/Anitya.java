package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anitya, {@code https://release-monitoring.org}: which versions projects have. */
public final class Anitya implements HttpHandler {

  /** The host. */
  public static final String HOST = "release-monitoring.org";

  private static final int DEFAULT_PAGE = 25;
  private static final int MAX_PAGE = 250;

  private final Clock clock;
  private final StateLock state;
  private final AnityaJson json;
  private final Map<String, AnityaProject> projects = new LinkedHashMap<>();
  private final Routes routes = new Routes();

  Anitya(Clock clock, StateLock state) {
    this.clock = clock;
    this.state = state;
    this.json = new AnityaJson(clock);
    routes.get("/api/v2/packages/", (request, path) -> packages(request));
    routes.get("/api/v2/projects/", (request, path) -> projects(request));
    routes.get("/api/v2/versions/", (request, path) -> versions(request));
    for (String kind : List.of("packages", "projects", "versions")) {
      routes.post("/api/v2/" + kind + "/", (request, path) -> unauthorized());
    }
    routes.get(
        "/api/project/{distribution}/{name}",
        (request, path) -> mapped(path.get("distribution"), path.get("name")));
    routes.get("/api/project/{id}", (request, path) -> project(path.number("id")));
    routes.get(
        "/api/by_ecosystem/{ecosystem}/{name}",
        (request, path) -> noSuchProject("No such project: " + path.get("name")));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return state.get(() -> routes.handle(request).orElseGet(() -> Routes.unserved(request)));
  }

  /** Returns a project, new if there is none of that name. */
  AnityaProject project(String name) {
    return projects.computeIfAbsent(
        name, key -> new AnityaProject(projects.size() + 1, key, clock.instant()));
  }

  AnityaJson json() {
    return json;
  }

  private HttpResponse packages(HttpRequest request) {
    ArrayNode items = Json.array();
    for (AnityaProject project : projects.values()) {
      for (AnityaProject.Mapping mapping : project.mappings()) {
        if (fits(request, "name", mapping.packageName())
            && fits(request, "distribution", mapping.distribution())) {
          items.add(
              Json.object()
                  .put("distribution", mapping.distribution())
                  .put("ecosystem", project.homepage())
                  .put("name", mapping.packageName())
                  .put("project", project.name()));
        }
      }
    }
    return page(request, items);
  }

  private HttpResponse projects(HttpRequest request) {
    ArrayNode items = Json.array();
    for (AnityaProject project : projects.values()) {
      if (fits(request, "name", project.name()) && fits(request, "ecosystem", project.homepage())) {
        items.add(json.project(project));
      }
    }
    return page(request, items);
  }

  private static boolean fits(HttpRequest request, String parameter, String value) {
    return request.query(parameter).orElse(value).equals(value);
  }

  private static HttpResponse page(HttpRequest request, ArrayNode all) {
    Optional<Integer> page = number(request, "page", 1);
    Optional<Integer> size = number(request, "items_per_page", DEFAULT_PAGE);
    if (page.isEmpty() || size.isEmpty() || size.get() > MAX_PAGE) {
      String wrong = page.isEmpty() ? "page" : "items_per_page";
      ObjectNode messages = Json.object();
      messages.set("query", invalid(wrong, wrong.equals("page")));
      return HttpResponse.json(400, messages.get("query"));
    }
    ArrayNode items = Json.array();
    int first = (page.get() - 1) * size.get();
    for (int i = first; i < Math.min(first + size.get(), all.size()); i++) {
      items.add(all.get(i));
    }
    ObjectNode body = Json.object();
    body.set("items", items);
    body.put("items_per_page", size.get());
    body.put("page", page.get());
    return HttpResponse.json(body.put("total_items", all.size()));
  }

  private static JsonNode invalid(String parameter, boolean unbounded) {
    String text =
        unbounded ? "Value must be at least 1." : "Value must be between 1 and " + MAX_PAGE + ".";
    ObjectNode body = Json.object();
    body.set(parameter, Json.array().add(text));
    return body;
  }

  private static Optional<Integer> number(HttpRequest request, String name, int otherwise) {
    return request
        .query(name)
        .map(text -> text.matches("[1-9]\\d{0,6}") ? Optional.of(Integer.valueOf(text)) : none())
        .orElse(Optional.of(otherwise));
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private HttpResponse versions(HttpRequest request) {
    String id = request.query("project_id").orElse("");
    return answer(
        byId(id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1),
        json::versions,
        "No such project");
  }

  private HttpResponse mapped(String distribution, String packageName) {
    return answer(
        projects.values().stream()
            .filter(project -> project.isMappedTo(distribution, packageName))
            .findFirst(),
        json::projectWithPackages,
        "No package \"" + packageName + "\" found in distro \"" + distribution + "\"");
  }

  private HttpResponse project(int id) {
    return answer(byId(id), json::projectWithPackages, "no such project");
  }

  private Optional<AnityaProject> byId(int id) {
    return projects.values().stream().filter(project -> project.id() == id).findFirst();
  }

  private static HttpResponse answer(
      Optional<AnityaProject> project, Function<AnityaProject, JsonNode> form, String missing) {
    return project.map(form).map(HttpResponse::json).orElseGet(() -> noSuchProject(missing));
  }

  private static HttpResponse noSuchProject(String error) {
    return HttpResponse.json(404, Json.object().put("error", error).put("output", "notok"));
  }

  /** The sandbox gives nobody a token of Anitya. */
  private static HttpResponse unauthorized() {
    return HttpResponse.json(
        401,
        Json.object()
            .put("error", "authentication_required")
            .put("error_description", "Authentication is required to access this API."));
  }
}
