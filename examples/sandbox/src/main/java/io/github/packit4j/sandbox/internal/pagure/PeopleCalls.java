package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about users, groups and who may do what. */
final class PeopleCalls {

  private static final String PACKAGERS = "packager";

  private final Projects projects;
  private final Accounts accounts;

  PeopleCalls(PagureApi api, Projects projects, Accounts accounts) {
    this.projects = projects;
    this.accounts = accounts;
    api.on("GET", "/user/{name}", (request, path) -> user(path.get("name")));
    api.on("GET", "/group/{name}", (request, path) -> group(path.get("name")));
    api.read("/hascommit", (request, project, path) -> hasCommit(request, project));
    api.read("/contributors", (request, project, path) -> contributors(project));
    api.write("/git/modifyacls", this::modifyAcls);
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
    body.set("forks_pagination", onePage(name, "forkpage", lists.get(1).size()));
    body.set("repos", lists.get(0));
    body.set("repos_pagination", onePage(name, "repopage", lists.get(0).size()));
    String avatar = "https://seccdn.libravatar.org/avatar/" + Numbers.digits(account.email(), 64);
    body.set("user", PagureJson.user(account).put("avatar_url", avatar + "?s=16&d=retro"));
    return HttpResponse.json(body);
  }

  private static ObjectNode onePage(String user, String parameter, int total) {
    String base = PagureJson.SERVER + "api/0/user/" + user + "?per_page=20&" + parameter + "=";
    ObjectNode json = Json.object();
    json.put("first", base + "1");
    json.put("last", base + (total + 19) / 20);
    json.putNull("next");
    json.put("pages", (total + 19) / 20);
    json.put("per_page", 20);
    json.putNull("prev");
    return json.put(parameter, 1);
  }

  private HttpResponse group(String name) {
    if (!name.equals(PACKAGERS)) {
      throw PagureException.of(404, "ENOGROUP", "Group not found");
    }
    Account creator = accounts.named("admin").orElseThrow();
    ObjectNode body = Json.object();
    body.set("creator", PagureJson.user(creator));
    body.put("date_created", "1600000000.000000");
    body.put("description", name + " group");
    body.put("display_name", name);
    body.put("full_url", PagureJson.SERVER + "group/" + name);
    body.put("group_type", "user");
    body.set(
        "members",
        Json.strings(
            accounts.all().stream().filter(Account::packager).map(Account::name).toList()));
    return HttpResponse.json(body.put("name", name));
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
}
