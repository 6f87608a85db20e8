package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API that finds and forks projects. */
final class ProjectCalls {

  private final PagureApi api;
  private final Projects projects;
  private final Map<String, Project> forkTasks = new LinkedHashMap<>();

  ProjectCalls(PagureApi api, Projects projects) {
    this.api = api;
    this.projects = projects;
    api.on("POST", "/fork", (request, path) -> fork(request));
    api.on("GET", "/task/{id}/status", (request, path) -> task(path.get("id")));
    api.on("GET", "/projects", (request, path) -> list(request));
    api.read("", (request, project, path) -> HttpResponse.json(PagureJson.project(project)));
  }

  private HttpResponse fork(HttpRequest request) {
    Account account = api.caller(request);
    PagureForm form = new PagureForm(request);
    String name = form.required("repo");
    Optional<Project> parent =
        form.get("username").isPresent()
            ? projects.fork(form.get("username").get(), name)
            : projects.pkg(name).filter(p -> form.get("namespace").equals(Optional.of("rpms")));
    if (parent.isEmpty()) {
      throw PagureException.noProject();
    }
    if (projects.fork(account.name(), name).isPresent()) {
      throw PagureException.of(
          400, "ENOCODE", "Repo \"forks/" + account.name() + "/" + name + "\" already exists");
    }
    Project fork = projects.makeFork(parent.get(), account);
    if (form.waits()) {
      String text =
          "Repo \"%s\" cloned to \"%s/%s\""
              .formatted(parent.get().fullName(), account.name(), Project.NAMESPACE + "/" + name);
      return HttpResponse.json(Json.object().put("message", text));
    }
    String task = Numbers.uuid("fork " + fork.fullName());
    forkTasks.put(task, fork);
    return HttpResponse.json(
        Json.object().put("message", "Project forking queued").put("taskid", task));
  }

  private HttpResponse task(String id) {
    Project fork = forkTasks.get(id);
    ObjectNode status = Json.object();
    if (fork == null || !fork.isUsable()) {
      return HttpResponse.json(status.put("ready", false).put("status", "PENDING"));
    }
    return HttpResponse.json(
        status.put("ready", true).put("status", "SUCCESS").put("successful", true));
  }

  private HttpResponse list(HttpRequest request) {
    int page = Paging.page(request);
    int perPage = Paging.perPage(request);
    Optional<String> fork = request.query("fork");
    Optional<String> pattern = request.query("pattern");
    List<Project> found =
        projects.all().stream()
            .filter(p -> request.query("namespace").orElse("rpms").equals(Project.NAMESPACE))
            .filter(p -> fork.isEmpty() || fork.get().equals(Boolean.toString(p.isFork())))
            .filter(p -> pattern.isEmpty() || p.name().matches(glob(pattern.get())))
            .filter(p -> isOf(p, request.query("owner")) && isOf(p, request.query("username")))
            .toList();
    boolean isShort = request.query("short").filter(s -> !s.equals("false")).isPresent();
    ArrayNode list = Json.array();
    Paging.slice(found, page, perPage)
        .forEach(p -> list.add(isShort ? brief(p) : PagureJson.project(p)));
    ObjectNode args = Json.object();
    for (String name : List.of("namespace", "owner", "pattern", "username")) {
      args.put(name, request.query(name).orElse(null));
    }
    args.put("fork", fork.map(Boolean::valueOf).orElse(null));
    args.put("page", page).put("per_page", perPage).put("short", isShort);
    args.set("tags", Json.array());
    ObjectNode body = Json.object();
    body.set("args", args);
    String base = Paging.base(request, perPage, List.of("fork", "namespace", "pattern", "short"));
    body.set("pagination", PagureJson.pagination(base, page, perPage, found.size()));
    body.set("projects", list);
    body.put("total_projects", found.size());
    return HttpResponse.json(body);
  }

  private static boolean isOf(Project project, Optional<String> account) {
    return account.isEmpty() || project.owner().name().equals(account.get());
  }

  private static String glob(String pattern) {
    return pattern.replace(".", "\\.").replace("*", ".*");
  }

  private static ObjectNode brief(Project project) {
    return Json.object()
        .put("description", "The " + project.name() + " package")
        .put("fullname", project.fullName())
        .put("name", project.name())
        .put("namespace", Project.NAMESPACE);
  }
}
