package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.AccessList;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about users, groups and who may do what. */
final class PeopleCalls {

  /** From less to more. */
  private static final List<String> LEVELS = List.of("ticket", "commit", "admin");

  private final PagureApi api;
  private final Projects projects;
  private final Rights rights;
  private final Accounts accounts;
  private final DistGitMessages messages;
  private final Clock clock;

  PeopleCalls(
      PagureApi api,
      Projects projects,
      Rights rights,
      Accounts accounts,
      DistGitMessages messages,
      Clock clock) {
    this.api = api;
    this.projects = projects;
    this.rights = rights;
    this.accounts = accounts;
    this.messages = messages;
    this.clock = clock;
    api.on("GET", "/user/{name}", (request, path) -> user(path.get("name")));
    api.on("GET", "/group/{name}", (request, path) -> group(request, path.get("name")));
    api.read("/hascommit", (request, project, path) -> hasCommit(request, project));
    api.read("/contributors", (request, project, path) -> contributors(project));
    api.read("/watchers", (request, project, path) -> watchers(project));
    api.write("/git/modifyacls", Access.oneOf("modify_project"), this::modifyAcls);
    api.write("/blockuser", Access.oneOf("modify_project").ofProject(), this::block);
  }

  private HttpResponse user(String name) {
    Account account = accounts.named(name).orElseThrow(() -> PagureException.of(404, "ENOUSER"));
    List<ArrayNode> lists = List.of(Json.array(), Json.array());
    projects.all().stream()
        .filter(project -> project.owner().equals(account))
        .forEach(p -> lists.get(p.isFork() ? 1 : 0).add(PagureJson.project(p)));
    ObjectNode body = Json.object();
    body.set("forks", lists.get(1));
    body.set("forks_pagination", onePage(name, "forkpage", lists.get(1).size()));
    body.set("repos", lists.get(0));
    body.set("repos_pagination", onePage(name, "repopage", lists.get(0).size()));
    body.set("user", PagureJson.user(account).put("avatar_url", PagureJson.avatar(account, 16)));
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

  private HttpResponse group(HttpRequest request, String name) {
    if (!rights.isGroup(name)) {
      throw PagureException.of(404, "ENOGROUP");
    }
    Account creator = accounts.named("admin").orElseThrow();
    ObjectNode body = Json.object();
    boolean isAnonymous = api.reader(request).isEmpty();
    body.set("creator", isAnonymous ? PagureJson.user(creator) : PagureJson.userWithEmail(creator));
    body.put("date_created", "1600000000.000000");
    body.put("description", name + " group");
    body.put("display_name", name);
    body.put("full_url", PagureJson.SERVER + "group/" + name);
    body.put("group_type", "user");
    body.set("members", Json.strings(rights.members(name)));
    body.put("name", name);
    if (request.query("projects").filter(PeopleCalls::isTrue).isPresent()) {
      addProjects(body, request, name);
    }
    return HttpResponse.json(body);
  }

  private static boolean isTrue(String value) {
    return List.of("1", "true").contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private void addProjects(ObjectNode body, HttpRequest request, String group) {
    String acl = request.query("acl").orElse("ticket");
    List<String> wanted = LEVELS.subList(Math.max(0, LEVELS.indexOf(acl)), LEVELS.size());
    List<Project> found =
        projects.all().stream()
            .filter(p -> wanted.contains(p.access().groups().getOrDefault(group, "")))
            .toList();
    int page = Paging.page(request);
    int perPage = Paging.perPage(request);
    String base = Paging.base(request, perPage, List.of("projects", "acl"));
    body.set("pagination", PagureJson.pagination(base, page, perPage, found.size()));
    ArrayNode list = Json.array();
    Paging.slice(found, page, perPage).forEach(p -> list.add(PagureJson.project(p)));
    body.set("projects", list);
    body.put("total_projects", found.size());
  }

  private HttpResponse hasCommit(HttpRequest request, Project project) {
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
    return HttpResponse.json(
        body.put("hascommit", rights.mayPush(project, user.get(), branch.get())));
  }

  private static HttpResponse contributors(Project project) {
    ObjectNode users = people(project.access().users());
    ArrayNode admins = Json.array().add(project.owner().name());
    users.get("admin").forEach(admins::add);
    users.set("admin", admins);
    ArrayNode collaborators = Json.array();
    project
        .access()
        .collaborators()
        .forEach((n, b) -> collaborators.add(Json.object().put("branches", b).put("user", n)));
    users.set("collaborators", collaborators);
    ObjectNode body = Json.object();
    body.set("groups", people(project.access().groups()));
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

  /** Everybody who has access watches; the owner does in any case. */
  private static HttpResponse watchers(Project project) {
    ObjectNode watchers = Json.object();
    watchers.set(project.owner().name(), Json.array().add("issues"));
    project.access().users().keySet().forEach(n -> watchers.set(n, Json.array().add("issues")));
    project
        .access()
        .collaborators()
        .keySet()
        .forEach(n -> watchers.set(n, Json.array().add("issues")));
    ObjectNode body = Json.object().put("total_watchers", watchers.size());
    body.set("watchers", watchers);
    return HttpResponse.json(body);
  }

  private HttpResponse modifyAcls(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    PagureForm form = new PagureForm(request);
    form.check()
        .oneOf("user_type", List.of("user", "group"))
        .required("name")
        .optionalOneOf("acl", LEVELS)
        .done();
    boolean isUser = form.required("user_type").equals("user");
    String name = form.required("name");
    Optional<String> acl = form.get("acl");
    requireModifier(project, account, isUser, name, acl.isEmpty());
    if (isUser && accounts.named(name).isEmpty()) {
      throw PagureException.of(404, "ENOUSER");
    }
    if (!isUser && !rights.isGroup(name)) {
      throw PagureException.of(404, "ENOGROUP");
    }
    if (acl.isPresent()) {
      grant(project, account, isUser, name, acl.get());
    } else {
      revoke(project, account, isUser, name);
    }
    return HttpResponse.json(PagureJson.project(project));
  }

  /**
   * Wants an administrator, with two holes of the real server: users may remove themselves, and
   * anybody may remove a group.
   */
  private static void requireModifier(
      Project project, Account account, boolean isUser, String name, boolean removes) {
    boolean admin =
        project.owner().equals(account)
            || "admin".equals(project.access().users().get(account.name()));
    boolean allowed = removes && (!isUser || name.equals(account.name()));
    if (!admin && !allowed) {
      throw PagureException.of(401, "EMODIFYPROJECTNOTALLOWED");
    }
  }

  private void grant(Project project, Account by, boolean isUser, String name, String level) {
    if (isUser && name.equals(project.owner().name())) {
      return;
    }
    AccessList access = project.access();
    Map<String, String> levels = isUser ? access.users() : access.groups();
    boolean collaborated = isUser && access.collaborators().remove(name) != null;
    String old = levels.put(name, level);
    if (level.equals(old)) {
      return;
    }
    project.touch(clock.instant());
    String kind = isUser ? "user" : "group";
    boolean isNew = old == null && !collaborated;
    ObjectNode details = Json.object().put("new_" + kind, name);
    details.put(isNew ? "access" : "new_access", level);
    details.putNull(isNew ? "branches" : "new_branches");
    messages.accessChanged(project, kind, isNew ? "added" : "access.updated", details, by);
  }

  private void revoke(Project project, Account by, boolean isUser, String name) {
    AccessList access = project.access();
    if (!isUser) {
      access.groups().remove(name);
      return;
    }
    boolean had = access.users().remove(name) != null;
    if (!had && access.collaborators().remove(name) == null) {
      throw PagureException.invalid("User does not have any access on the repo");
    }
    ObjectNode details = Json.object().put("removed_user", name);
    messages.accessChanged(project, "user", "removed", details, by);
  }

  private HttpResponse block(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    if (!rights.isAdmin(project, account.name())) {
      throw PagureException.tooLow();
    }
    List<String> names = request.form().getOrDefault("username", List.of());
    for (String name : names) {
      if (accounts.named(name).isEmpty()) {
        throw PagureException.of(400, "ENOCODE", "No user \"" + name + "\" found");
      }
    }
    project.access().blocked().clear();
    project.access().blocked().addAll(names);
    return HttpResponse.json(Json.object().put("message", "User(s) blocked"));
  }
}
