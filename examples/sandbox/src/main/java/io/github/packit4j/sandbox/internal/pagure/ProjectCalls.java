package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about projects, forks, branches and files. */
final class ProjectCalls {

  private final PagureApi api;
  private final Projects projects;
  private final Accounts accounts;
  private final Map<String, Project> forkTasks = new LinkedHashMap<>();

  ProjectCalls(PagureApi api, Projects projects, Accounts accounts) {
    this.api = api;
    this.projects = projects;
    this.accounts = accounts;
    api.on("POST", "/fork", (request, path) -> fork(request));
    api.on("GET", "/task/{id}/status", (request, path) -> task(path.get("id")));
    api.on("GET", "/projects", (request, path) -> list(request));
    api.on("GET", "/user/{name}", (request, path) -> user(path.get("name")));
    api.read("", (request, project, path) -> HttpResponse.json(PagureJson.project(project)));
    api.read("/git/branches", (request, project, path) -> branches(request, project));
    api.read("/git/urls", (request, project, path) -> urls(request, project));
    api.read("/git/tags", (request, project, path) -> tags(request, project));
    api.read("/tree/{ref}", (request, project, path) -> tree(project, path, ""));
    api.read("/tree/{ref}/f/{file*}", (r, project, path) -> tree(project, path, path.get("file")));
    api.read("/c/{commit}/info", (request, project, path) -> commit(project, path));
    api.read("/hascommit", (request, project, path) -> hasCommit(request, project));
    api.read("/contributors", (request, project, path) -> contributors(project));
    api.write("/git/modifyacls", this::modifyAcls);
    api.write("/git/branch", this::createBranch);
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
    for (String name : List.of("fork", "namespace", "owner", "pattern", "username")) {
      args.put(name, request.query(name).orElse(null));
    }
    args.put("page", page).put("per_page", perPage).put("short", isShort);
    args.set("tags", Json.array());
    ObjectNode body = Json.object();
    body.set("args", args);
    String base = Paging.base(request, perPage, List.of("namespace", "fork", "pattern", "short"));
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

  private HttpResponse user(String name) {
    Account account =
        accounts
            .named(name)
            .orElseThrow(() -> PagureException.of(404, "ENOUSER", "No such user found"));
    List<ArrayNode> lists = List.of(Json.array(), Json.array());
    projects.all().stream()
        .filter(project -> project.owner().equals(account))
        .forEach(p -> lists.get(p.isFork() ? 1 : 0).add(PagureJson.project(p)));
    ObjectNode body = Json.object();
    body.set("forks", lists.get(1));
    body.set("repos", lists.get(0));
    body.set("user", PagureJson.user(account));
    return HttpResponse.json(body);
  }

  private static BareRepository usable(Project project) {
    if (!project.isUsable()) {
      throw PagureException.html(404);
    }
    return project.repository();
  }

  private HttpResponse branches(HttpRequest request, Project project) {
    BareRepository repository = usable(project);
    Map<String, String> heads = repository.refs("refs/heads/");
    String main = repository.defaultBranch();
    ObjectNode body = Json.object();
    if (request.query("with_commits").filter(s -> !s.equals("false")).isPresent()) {
      ObjectNode commits = Json.object();
      heads.forEach(commits::put);
      body.set("branches", commits);
      body.set("default", Json.object().put(main, heads.get(main)));
    } else {
      body.set("branches", Json.strings(heads.keySet()));
      body.put("default", main);
    }
    return HttpResponse.json(body.put("total_branches", heads.size()));
  }

  private HttpResponse urls(HttpRequest request, Project project) {
    String user =
        Accounts.credentials(request, "token")
            .flatMap(accounts::withToken)
            .map(Account::name)
            .orElse("{username}");
    String path = project.fullName() + ".git";
    ObjectNode body = Json.object().put("total_urls", 2);
    body.set(
        "urls",
        Json.object()
            .put("git", PagureJson.SERVER + path)
            .put("ssh", "ssh://" + user + "@pkgs.fedoraproject.org/" + path));
    return HttpResponse.json(body);
  }

  private static HttpResponse tags(HttpRequest request, Project project) {
    Map<String, String> tags = usable(project).tags();
    ObjectNode body = Json.object();
    if (request.query("with_commits").isPresent()) {
      ObjectNode commits = Json.object();
      tags.forEach(commits::put);
      body.set("tags", commits);
    } else {
      body.set("tags", Json.strings(tags.keySet()));
    }
    return HttpResponse.json(body.put("total_tags", tags.size()));
  }

  private static HttpResponse tree(Project project, Routes.Variables path, String file) {
    String ref = path.get("ref");
    List<String> files = usable(project).files(ref);
    ObjectNode body = Json.object();
    if (files.contains(file)) {
      body.put("content_url", rawUrl(project, ref, file));
      body.put("name", file.substring(file.lastIndexOf('/') + 1));
      return HttpResponse.json(body.put("type", "file"));
    }
    String prefix = file.isEmpty() ? "" : file + "/";
    List<String> seen = new ArrayList<>();
    ArrayNode content = Json.array();
    for (String name : files) {
      if (name.startsWith(prefix)) {
        String entry = name.substring(prefix.length()).split("/")[0];
        if (!seen.contains(entry)) {
          seen.add(entry);
          boolean folder = !name.equals(prefix + entry);
          ObjectNode json = Json.object();
          json.put("content_url", rawUrl(project, ref, prefix + entry));
          json.put("name", entry);
          json.put("path", prefix + entry);
          content.add(json.put("type", folder ? "folder" : "file"));
        }
      }
    }
    if (content.isEmpty()) {
      throw PagureException.of(404, "EFILENOTFOUND", "File not found in this git repository");
    }
    body.set("content", content);
    body.put("name", file.isEmpty() ? null : file);
    return HttpResponse.json(body.put("type", "folder"));
  }

  private static String rawUrl(Project project, String ref, String file) {
    return PagureJson.SERVER + project.urlPath() + "/raw/" + ref + "/f/" + file;
  }

  private static HttpResponse commit(Project project, Routes.Variables path) {
    RevCommit commit =
        usable(project)
            .commit(path.get("commit"))
            .orElseThrow(
                () ->
                    PagureException.of(
                        404, "ENOCOMMIT", "No such commit found in this repository"));
    PersonIdent committer = commit.getCommitterIdent();
    ObjectNode body = Json.object();
    body.put("author", commit.getAuthorIdent().getName());
    body.put("commit_time", commit.getCommitTime());
    body.put("commit_time_offset", committer.getZoneOffset().getTotalSeconds() / 60);
    body.put("committer", committer.getName());
    body.put("hash", commit.name());
    body.put("message", commit.getFullMessage());
    ArrayNode parents = Json.array();
    for (RevCommit parent : commit.getParents()) {
      parents.add(parent.name());
    }
    body.set("parent_ids", parents);
    body.put("tree_id", commit.getTree().name());
    return HttpResponse.json(body);
  }

  private static HttpResponse hasCommit(HttpRequest request, Project project) {
    Optional<String> user = request.query("user");
    Optional<String> branch = request.query("branch");
    if (user.isEmpty() || branch.isEmpty()) {
      throw PagureException.invalid();
    }
    ObjectNode args = Json.object().put("branch", branch.get());
    args.set("project", PagureJson.project(project));
    args.put("user", user.get());
    ObjectNode body = Json.object();
    body.set("args", args);
    return HttpResponse.json(body.put("hascommit", project.mayPush(user.get(), branch.get())));
  }

  private static HttpResponse contributors(Project project) {
    ObjectNode users = people(project.levels());
    ArrayNode admins = Json.array().add(project.owner().name());
    users.get("admin").forEach(admins::add);
    users.set("admin", admins);
    ArrayNode collaborators = Json.array();
    project
        .collaborators()
        .forEach((n, b) -> collaborators.add(Json.object().put("branches", b).put("user", n)));
    users.set("collaborators", collaborators);
    ObjectNode body = Json.object();
    body.set("groups", people(project.groups()));
    body.set("users", users);
    return HttpResponse.json(body);
  }

  private static ObjectNode people(Map<String, String> levels) {
    ObjectNode people = Json.object();
    for (String level : List.of("admin", "collaborators", "commit", "ticket")) {
      ArrayNode names = Json.array();
      levels.forEach(
          (name, of) -> {
            if (of.equals(level)) {
              names.add(name);
            }
          });
      people.set(level, names);
    }
    return people;
  }

  private HttpResponse modifyAcls(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    boolean admin =
        project.owner().equals(account) || "admin".equals(project.levels().get(account.name()));
    if (!admin) {
      throw PagureException.of(
          401, "EMODIFYPROJECTNOTALLOWED", "You are not allowed to modify this project");
    }
    PagureForm form = new PagureForm(request);
    String type = form.oneOf("user_type", List.of("user", "group"));
    String name = form.required("name");
    Map<String, String> levels = type.equals("user") ? project.levels() : project.groups();
    if (type.equals("user") && accounts.named(name).isEmpty()) {
      throw PagureException.of(404, "ENOUSER", "No such user found");
    }
    if (form.get("acl").isEmpty()) {
      levels.remove(name);
    } else {
      levels.put(name, form.oneOf("acl", List.of("ticket", "commit", "admin")));
    }
    return HttpResponse.json(PagureJson.project(project));
  }

  private HttpResponse createBranch(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    if (!project.isCommitter(account.name())) {
      throw PagureException.tooLow();
    }
    PagureForm form = new PagureForm(request);
    String branch = form.required("branch");
    BareRepository repository = usable(project);
    if (repository.branches().contains(branch)) {
      throw PagureException.of(400, "ENOCODE", "The branch \"" + branch + "\" already exists");
    }
    String from = form.get("from_commit").or(() -> form.get("from_branch")).orElse("master");
    String commit =
        repository
            .commitOf(from)
            .orElseThrow(
                () ->
                    PagureException.of(
                        400, "ENOCODE", "The branch \"" + from + "\" does not exist"));
    repository.setRef("refs/heads/" + branch, commit);
    return HttpResponse.json(Json.object().put("message", "Project branch was created"));
  }
}
