package io.github.packit4j.sandbox.internal.messages;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anitya, {@code https://release-monitoring.org}: which versions projects have. Thread-safe. */
public final class ReleaseMonitoring implements HttpHandler {

  /** The host. */
  public static final String HOST = "release-monitoring.org";

  static final String TOPIC = "org.release-monitoring.prod.anitya.project.version.update.v2";

  private final Clock clock;
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Routes routes = new Routes();

  /** A project, known by the Fedora package it is mapped to; the newest version comes first. */
  private record Project(int id, String name, Instant created, List<String> versions) {}

  ReleaseMonitoring(Clock clock) {
    this.clock = clock;
    routes.get("/api/v2/packages/", (request, path) -> packages(request));
    routes.get("/api/v2/projects/", (request, path) -> projects(request));
    routes.get("/api/v2/versions/", (request, path) -> versions(request));
    routes.get("/api/project/{distribution}/{name}", (r, path) -> project(path.get("name")));
    routes.get("/api/project/{id}", (request, path) -> project(path.get("id")));
  }

  @Override
  public synchronized HttpResponse handle(HttpRequest request) {
    return routes.handle(request).orElseGet(() -> HttpResponse.html(404));
  }

  /** Adds a version and returns the body of Anitya's message about it. */
  synchronized ObjectNode found(String packageName, String version) {
    Project project =
        projects.computeIfAbsent(
            packageName,
            name -> new Project(projects.size() + 1, name, clock.instant(), new ArrayList<>()));
    Optional<String> old = project.versions().stream().findFirst();
    project.versions().remove(version);
    project.versions().add(0, version);

    ObjectNode message = Json.object();
    message.put("agent", "anitya");
    message.put("ecosystem", homepage(project));
    message.put("old_version", old.orElse(""));
    message.set(
        "packages",
        Json.array().add(Json.object().put("distro", "Fedora").put("package_name", packageName)));
    message.set("project", inMessage(project));
    message.set("stable_versions", Json.strings(project.versions()));
    message.set("upstream_versions", Json.array().add(version));
    message.set("versions", Json.strings(project.versions()));
    ObjectNode body = Json.object();
    body.putNull("distro");
    body.set("message", message);
    body.set("project", inMessage(project));
    return body;
  }

  /** Returns the body of the message that a bug about a new version was filed. */
  static ObjectNode bugFiled(String packageName, int bugId, ObjectNode update) {
    ObjectNode body = Json.object();
    body.set("bug", Json.object().put("bug_id", bugId));
    body.put("package", packageName);
    ObjectNode trigger = Json.object();
    trigger.set("msg", update);
    trigger.put("topic", TOPIC);
    body.set("trigger", trigger);
    return body;
  }

  private static String homepage(Project project) {
    return "https://example.org/" + project.name();
  }

  private ObjectNode describe(Project project) {
    ObjectNode json = Json.object();
    json.put("backend", "GitHub");
    json.put("created_on", Dates.epoch(project.created()));
    json.put("ecosystem", homepage(project));
    json.put("homepage", homepage(project));
    json.put("id", project.id());
    json.put("name", project.name());
    json.putNull("regex");
    json.put("updated_on", Dates.epoch(clock.instant()));
    json.put("version", project.versions().get(0));
    json.putNull("version_url");
    json.set("versions", Json.strings(project.versions()));
    return json;
  }

  private ObjectNode inMessage(Project project) {
    ObjectNode json = describe(project);
    json.set("stable_versions", Json.strings(project.versions()));
    return json;
  }

  private HttpResponse packages(HttpRequest request) {
    ArrayNode items = Json.array();
    boolean fedora = request.query("distribution").orElse("Fedora").equals("Fedora");
    for (Project project : projects.values()) {
      if (fedora && request.query("name").orElse(project.name()).equals(project.name())) {
        items.add(
            Json.object()
                .put("distribution", "Fedora")
                .put("ecosystem", homepage(project))
                .put("name", project.name())
                .put("project", project.name()));
      }
    }
    return page(items);
  }

  private HttpResponse projects(HttpRequest request) {
    ArrayNode items = Json.array();
    for (Project project : projects.values()) {
      if (request.query("name").orElse(project.name()).equals(project.name())) {
        items.add(describe(project));
      }
    }
    return page(items);
  }

  private static HttpResponse page(ArrayNode items) {
    ObjectNode body = Json.object();
    body.set("items", items);
    body.put("items_per_page", 25);
    body.put("page", 1);
    return HttpResponse.json(body.put("total_items", items.size()));
  }

  private HttpResponse versions(HttpRequest request) {
    return find(request.query("project_id").orElse(""))
        .map(
            project -> {
              ObjectNode body = Json.object().put("latest_version", project.versions().get(0));
              body.set("stable_versions", Json.strings(project.versions()));
              body.set("versions", Json.strings(project.versions()));
              return HttpResponse.json(body);
            })
        .orElseGet(() -> missing("No such project"));
  }

  private HttpResponse project(String idOrPackage) {
    return find(idOrPackage)
        .map(
            project -> {
              ObjectNode body = inMessage(project);
              body.set(
                  "packages",
                  Json.array()
                      .add(
                          Json.object()
                              .put("distro", "Fedora")
                              .put("package_name", project.name())));
              return HttpResponse.json(body);
            })
        .orElseGet(() -> missing("No project with this id or package found"));
  }

  private Optional<Project> find(String idOrPackage) {
    return projects.values().stream()
        .filter(
            project ->
                project.name().equals(idOrPackage)
                    || Integer.toString(project.id()).equals(idOrPackage))
        .findFirst();
  }

  private static HttpResponse missing(String error) {
    return HttpResponse.json(404, Json.object().put("error", error).put("output", "notok"));
  }
}
