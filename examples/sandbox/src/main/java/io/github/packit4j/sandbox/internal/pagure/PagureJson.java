package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.distgit.Project;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pagure's JSON of its objects, in the API and in messages. */
final class PagureJson {

  static final String SERVER = "https://src.fedoraproject.org/";

  private static final List<String> LEVELS = List.of("admin", "collaborator", "commit", "ticket");

  private PagureJson() {}

  /** {@code rpms/hello} or {@code fork/packit/rpms/hello}, the path below the server. */
  static String path(Project project) {
    return project.fullName().replaceFirst("^forks/", "fork/");
  }

  /** Returns the path below the server of a pull request's page. */
  static String path(Pull pull) {
    return path(pull.target()) + "/pull-request/" + pull.id();
  }

  /** Returns a pull request's name in the whole server. */
  static String uid(Pull pull) {
    return Numbers.digits("pull " + path(pull), 32);
  }

  /** Returns the address of somebody's picture. */
  static String avatar(Account account, int size) {
    return "https://seccdn.libravatar.org/avatar/"
        + Numbers.digits(account.email(), 64)
        + "?s="
        + size
        + "&d=retro";
  }

  static ObjectNode user(Account account) {
    return Json.object()
        .put("full_url", SERVER + "user/" + account.name())
        .put("fullname", account.fullName())
        .put("name", account.name())
        .put("url_path", "user/" + account.name());
  }

  /** A user as those see it who ask with a token. */
  static ObjectNode userWithEmail(Account account) {
    ObjectNode json = user(account).put("default_email", account.email());
    json.set("emails", Json.array().add(account.email()));
    return json;
  }

  static ObjectNode project(Project project) {
    ObjectNode json = Json.object();
    json.set("access_groups", access(project.access().groups(), Map.of()));
    ObjectNode users = access(project.access().users(), project.access().collaborators());
    users.set("owner", Json.array().add(project.owner().name()));
    json.set("access_users", users);
    json.set("close_status", Json.array());
    json.set("custom_keys", Json.array());
    json.put("date_created", Dates.pagure(project.created()));
    json.put("date_modified", Dates.pagure(project.modified()));
    json.put("description", "The " + project.name() + " package");
    json.put("full_url", SERVER + path(project));
    json.put("fullname", project.fullName());
    json.put("id", project.id());
    json.set("milestones", Json.object());
    json.put("name", project.name());
    json.put("namespace", Project.NAMESPACE);
    json.set("parent", project.parent().map(PagureJson::project).orElse(null));
    json.set("priorities", Json.object());
    json.set("tags", Json.array());
    json.put("url_path", path(project));
    json.set("user", user(project.owner()));
    return json;
  }

  private static ObjectNode access(Map<String, String> levels, Map<String, String> collaborators) {
    ObjectNode access = Json.object();
    for (String level : LEVELS) {
      ArrayNode names = Json.array();
      levels.forEach(
          (name, of) -> {
            if (of.equals(level)) {
              names.add(name);
            }
          });
      if (level.equals("collaborator")) {
        collaborators.keySet().forEach(names::add);
      }
      access.set(level, names);
    }
    return access;
  }

  static ObjectNode pull(Pull pull, boolean withComments) {
    ObjectNode json = Json.object();
    json.set("assignee", pull.assignee().map(PagureJson::user).orElse(null));
    json.put("branch", pull.branchTo());
    json.put("branch_from", pull.branchFrom());
    json.put("cached_merge_status", "unknown");
    json.put("closed_at", pull.closedAt().map(Dates::pagure).orElse(null));
    json.set("closed_by", pull.closedBy().map(PagureJson::user).orElse(null));
    ArrayNode comments = Json.array();
    if (withComments) {
      pull.comments().forEach(comment -> comments.add(comment(comment)));
    }
    json.set("comments", comments);
    json.put("commit_start", pull.commitStart().orElse(null));
    json.put("commit_stop", pull.commitStop().orElse(null));
    json.put("date_created", Dates.pagure(pull.created()));
    json.put("full_url", SERVER + path(pull));
    json.put("id", pull.id());
    json.put("initial_comment", pull.description());
    json.put("last_updated", Dates.pagure(pull.updated()));
    json.set("project", project(pull.target()));
    json.putNull("remote_git");
    json.set("repo_from", project(pull.source()));
    json.put("status", pull.status());
    json.set("tags", Json.array());
    json.putNull("threshold_reached");
    json.put("title", pull.title());
    json.put("uid", uid(pull));
    json.put("updated_on", Dates.pagure(pull.updated()));
    json.set("user", user(pull.author()));
    return json;
  }

  static ObjectNode comment(Pull.Comment comment) {
    ObjectNode json = Json.object();
    json.put("comment", comment.text());
    json.put("commit", comment.place().map(Pull.Place::commit).orElse(null));
    json.put("date_created", Dates.pagure(comment.time()));
    json.putNull("edited_on");
    json.putNull("editor");
    json.put("filename", comment.place().map(Pull.Place::filename).orElse(null));
    json.put("id", comment.id());
    json.put("line", comment.place().map(Pull.Place::line).orElse(null));
    json.put("notification", comment.notification());
    json.putNull("parent");
    json.set("reactions", Json.object());
    json.putNull("tree");
    json.set("user", user(comment.author()));
    return json;
  }

  static ObjectNode flag(Flag flag) {
    ObjectNode json = Json.object();
    json.put("comment", flag.text().comment());
    json.put("commit_hash", flag.commit());
    json.put("date_created", Dates.pagure(flag.created()));
    json.put("date_updated", Dates.pagure(flag.updated()));
    json.put("percent", flag.text().percent());
    json.put("status", flag.text().status());
    json.put("url", flag.text().url());
    json.set("user", user(flag.author()));
    json.put("username", flag.text().username());
    return json;
  }

  /** Returns Pagure's description of one page of a list. */
  static ObjectNode pagination(String base, int page, int perPage, int total) {
    int pages = (total + perPage - 1) / perPage;
    ObjectNode json = Json.object();
    json.put("first", base + "&page=1");
    json.put("last", base + "&page=" + pages);
    json.put("next", page < pages ? base + "&page=" + (page + 1) : null);
    json.put("page", page);
    json.put("pages", pages);
    json.put("per_page", perPage);
    json.put("prev", page > 1 ? base + "&page=" + (page - 1) : null);
    return json;
  }
}
