package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API that finds and forks projects. */
final class ProjectCalls {

  private static final List<String> OFF =
      List.of(
          "Enforce_signed-off_commits_in_pull-request",
          "Only_assignee_can_merge_pull-request",
          "always_merge",
          "disable_non_fast-forward_merges",
          "issue_tracker_read_only",
          "issues_default_to_private",
          "notify_on_commit_flag",
          "notify_on_pull-request_flag",
          "open_metadata_access_to_all",
          "project_documentation",
          "pull_request_access_only");

  private final Projects projects;
  private final Rights rights;

  ProjectCalls(PagureApi api, Projects projects, Rights rights) {
    this.projects = projects;
    this.rights = rights;
    Access modify = Access.oneOf("modify_project");
    api.on("GET", "/projects", (request, path) -> list(request));
    api.read("", (request, project, path) -> project(request, project));
    api.read("/tags", (request, project, path) -> tags());
    api.readAs("/options", modify, (request, project, path, account) -> options(project));
    api.readAs("/webhook/token", Access.oneOf(), this::webhookToken);
    api.write("/delete", modify.ofProject(), this::delete);
  }

  private HttpResponse project(HttpRequest request, Project project) {
    ObjectNode body = PagureJson.project(project);
    if (Query.isTrue(request, "expand_group")) {
      ObjectNode groups = Json.object();
      project
          .access()
          .groups()
          .keySet()
          .forEach(name -> groups.set(name, Json.strings(rights.members(name))));
      body.set("group_details", groups);
    }
    return HttpResponse.json(body);
  }

  /** The settings that Fedora's projects have, of which none is ever changed. */
  private static HttpResponse options(Project project) {
    ObjectNode settings = Json.object();
    for (String off : OFF) {
      settings.put(off, false);
    }
    settings.put("Minimum_score_to_merge_pull-request", -1);
    settings.putNull("Web-hooks");
    for (String on : List.of("fedmsg_notifications", "mqtt_notifications", "stomp_notifications")) {
      settings.put(on, true);
    }
    settings.put("issue_tracker", !project.isFork()).put("pull_requests", !project.isFork());
    ObjectNode body = Json.object();
    body.set("settings", settings);
    return HttpResponse.json(body.put("status", "ok"));
  }

  private HttpResponse webhookToken(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    if (!rights.isUser(project, account.name())) {
      throw PagureException.tooLow();
    }
    ObjectNode body = Json.object();
    String token = Numbers.digits("webhook " + project.fullName(), 40);
    body.set("webhook", Json.object().put("token", token));
    return HttpResponse.json(body.put("status", "ok"));
  }

  private HttpResponse delete(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    // Fedora has deletion switched off, which Pagure says so.
    throw PagureException.noProject();
  }

  private static HttpResponse tags() {
    ObjectNode body = Json.object();
    body.set("tags", Json.array());
    return HttpResponse.json(body.put("total_tags", 0));
  }

  private HttpResponse list(HttpRequest request) {
    int page = Paging.page(request);
    int perPage = Paging.perPage(request);
    Optional<Boolean> fork = request.query("fork").map(Query::isTrue);
    Optional<String> pattern = request.query("pattern");
    List<Project> found =
        projects.all().stream()
            .filter(p -> request.query("namespace").orElse("rpms").equals(Project.NAMESPACE))
            .filter(p -> fork.isEmpty() || fork.get() == p.isFork())
            .filter(p -> pattern.isEmpty() || p.name().matches(glob(pattern.get())))
            .filter(p -> isOf(p, request.query("owner")) && isOf(p, request.query("username")))
            .toList();
    boolean isShort = Query.isTrue(request, "short");
    ArrayNode list = Json.array();
    Paging.slice(found, page, perPage)
        .forEach(p -> list.add(isShort ? brief(p) : PagureJson.project(p)));
    ObjectNode args = Json.object();
    for (String name : List.of("namespace", "owner", "pattern", "username")) {
      args.put(name, request.query(name).orElse(null));
    }
    args.put("fork", fork.orElse(null));
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
        .put("fullname", PagureJson.path(project))
        .put("name", project.name())
        .put("namespace", Project.NAMESPACE);
  }
}
