package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about branches, tags, files and commits. */
final class RepositoryCalls {

  private final PagureApi api;
  private final Rights rights;
  private final GitHttp git;

  RepositoryCalls(PagureApi api, Rights rights, GitHttp git) {
    this.api = api;
    this.rights = rights;
    this.git = git;
    api.read("/git/branches", (request, project, path) -> branches(request, project));
    api.read("/git/urls", (request, project, path) -> urls(request, project));
    api.read("/git/tags", (request, project, path) -> tags(request, project));
    api.read(
        "/tree", (request, project, path) -> tree(project, usable(project).defaultBranch(), ""));
    api.read("/tree/{ref}", (request, project, path) -> tree(project, path.get("ref"), ""));
    api.read(
        "/tree/{ref}/f/{file*}",
        (r, project, path) -> tree(project, path.get("ref"), path.get("file")));
    api.read("/c/{commit}/info", (request, project, path) -> commit(project, path));
    api.write("/git/branch", Access.oneOf("create_branch"), this::createBranch);
    api.write("/git/branches", Access.oneOf("modify_project"), this::setDefaultBranch);
    api.write("/git/tags", Access.oneOf("modify_project", "tag_project"), this::createTag);
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
    if (Query.isTrue(request, "with_commits")) {
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
    String user = api.reader(request).map(Account::name).orElse("{username}");
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
    if (Query.isTrue(request, "with_commits")) {
      ObjectNode commits = Json.object();
      tags.forEach(commits::put);
      body.set("tags", commits);
    } else {
      body.set("tags", Json.strings(tags.keySet()));
    }
    return HttpResponse.json(body.put("total_tags", tags.size()));
  }

  private static HttpResponse tree(Project project, String ref, String file) {
    BareRepository repository = usable(project);
    List<String> files = isBranchOrCommit(repository, ref) ? repository.files(ref) : List.of();
    ObjectNode body = Json.object();
    if (files.contains(file)) {
      body.put("content_url", rawUrl(project, ref, file));
      body.put("name", file.substring(file.lastIndexOf('/') + 1));
      return HttpResponse.json(body.put("type", "file"));
    }
    String prefix = file.isEmpty() ? "" : file + "/";
    Set<String> folders = new LinkedHashSet<>();
    Set<String> plain = new LinkedHashSet<>();
    for (String name : files) {
      if (name.startsWith(prefix)) {
        String entry = name.substring(prefix.length()).split("/")[0];
        (name.equals(prefix + entry) ? plain : folders).add(entry);
      }
    }
    ArrayNode content = Json.array();
    folders.forEach(
        name -> content.add(entry(treeUrl(project, ref, prefix + name), prefix + name, "folder")));
    plain.forEach(
        name -> content.add(entry(rawUrl(project, ref, prefix + name), prefix + name, "file")));
    if (content.isEmpty()) {
      throw PagureException.of(404, "EFILENOTFOUND", "File not found in this git repository");
    }
    body.set("content", content);
    body.put("name", file.isEmpty() ? null : file.substring(file.lastIndexOf('/') + 1));
    return HttpResponse.json(body.put("type", "folder"));
  }

  /** Tells whether a ref is of a kind that pages and trees are shown of: tags are not. */
  static boolean isBranchOrCommit(BareRepository repository, String ref) {
    return repository.branches().contains(ref) || ref.matches("[0-9a-f]{40}");
  }

  private static ObjectNode entry(String url, String path, String type) {
    return Json.object()
        .put("content_url", url)
        .put("name", path.substring(path.lastIndexOf('/') + 1))
        .put("path", path)
        .put("type", type);
  }

  private static String treeUrl(Project project, String ref, String folder) {
    String api = PagureJson.SERVER + "api/0/" + PagureJson.path(project);
    return api + "/tree/" + ref + "/f/" + folder;
  }

  private static String rawUrl(Project project, String ref, String file) {
    return PagureJson.SERVER + PagureJson.path(project) + "/raw/" + ref + "/f/" + file;
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

  private HttpResponse createBranch(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    if (!rights.isCommitter(project, account.name())) {
      throw PagureException.tooLow();
    }
    PagureForm form = new PagureForm(request);
    boolean both = form.get("from_branch").isPresent() && form.get("from_commit").isPresent();
    String branch = form.get("branch").filter(b -> !both).orElseThrow(PagureException::invalid);
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

  private HttpResponse setDefaultBranch(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    if (!rights.isCommitter(project, account.name())) {
      throw PagureException.tooLow();
    }
    String branch = new PagureForm(request).required("branch_name");
    BareRepository repository = usable(project);
    if (!repository.branches().contains(branch)) {
      throw PagureException.of(404, "EBRANCHNOTFOUND", "Branch not found in this git repository");
    }
    repository.setDefaultBranch(branch);
    return branches(request, project);
  }

  private HttpResponse createTag(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    if (!rights.isCommitter(project, account.name())) {
      throw PagureException.tooLow();
    }
    PagureForm form = new PagureForm(request);
    String name = form.required("tagname");
    String commit = form.required("commit_hash");
    BareRepository repository = usable(project);
    boolean isNew = !repository.tags().containsKey(name);
    if (isNew && repository.commitOf(commit).isEmpty()) {
      throw PagureException.of(404, "ENOCOMMIT", "No such commit found in this repository");
    }
    if (isNew) {
      repository.tag(name, commit, form.get("message").orElse(""), git.ident(account));
    }
    Map<String, String> tags = repository.tags();
    ObjectNode body = Json.object().put("tag_created", isNew);
    body.set("tags", Json.strings(tags.keySet()));
    return HttpResponse.json(body.put("total_tags", tags.size()));
  }
}
